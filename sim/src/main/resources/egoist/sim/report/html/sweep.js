/* Sweeps: a choice for every axis, and a map over any two of the axes, n and k. */

const axes = [...new Set(data.summary.flatMap(row => Object.keys(row.at)))];
const valuesOf = name => [...new Set(data.summary.map(row => String(name in row.at ? row.at[name] : row[name])))]
  .sort((a, b) => a - b || 0);

/** The point that has a value on an axis and else is as near to the chosen one as there is. */
function pointWith(point, name, value) {
  const now = (data.summary.find(row => row.point === point) || { at: {} }).at;
  const agreeing = row => axes.filter(axis => axis !== name && row.at[axis] === now[axis]).length;
  const there = data.summary.filter(row => row.at[name] === value);
  return there.length ? there.reduce((best, row) => agreeing(row) > agreeing(best) ? row : best).point : point;
}

/** Cost or ratio over two dimensions of the run; what is on neither of them is as chosen for the page. */
class SweepMap {
  constructor() {
    this.usable = data.maps.length > 0;
    if (this.usable) ({ x: this.x, y: this.y, value: this.value } = data.maps[0]);
    this.slot = new Slot('sweep');
  }

  /** What stands against a dimension in some map; against any for null. */
  against(name) {
    return [...new Set(data.maps.flatMap(map => name === null ? [map.x, map.y] : map.x === name ? [map.y] : map.y === name ? [map.x] : []))];
  }

  show(setting) {
    this.setting = setting;
    if (!this.usable) return;
    const pick = (name, label, options) => select(label, options.map(value => ({ value, text: value })), this[name], value => {
      const before = this[name];
      this[name] = value;
      if (name === 'x' && !this.against(value).includes(this.y)) this.y = this.against(value).includes(before) ? before : this.against(value)[0];
      this.show(this.setting);
      this.slot.element.querySelector('[data-pick="' + name + '"]').focus();
    });
    const values = [...new Set(data.maps.map(map => map.value))];
    const picks = { x: pick('x', 'Columns ', this.against(null)), y: pick('y', 'Rows ', this.against(this.x)), value: pick('value', 'Value ', values) };
    Object.entries(picks).forEach(([name, label]) => label.querySelector('select').setAttribute('data-pick', name));
    this.slot.show(this.figure(), ...Object.values(picks));
  }

  figure() {
    const { x, y, value, setting } = this;
    const here = (data.summary.find(row => row.point === setting.point) || { at: {} }).at;
    const chosenAt = name => String(name in here ? here[name] : setting[name]);
    const fits = each => each.metric === setting.metric && (each.x === x && each.y === y || each.x === y && each.y === x)
      && Object.entries(each.held).every(([name, at]) => chosenAt(name) === at);
    const map = data.maps.find(each => each.value === value && fits(each)) || data.maps.find(fits);
    if (!map) return null;
    const turned = map.x !== x;
    const fixed = Object.entries(map.held).map(([name, at]) => name + ' = ' + at);
    return {
      id: 'sweep', kind: 'heat', metric: setting.metric, n: 0, k: 0, title: map.title,
      caption: 'One field per point of the run; mean over the seeds.' + (fixed.length ? ' With ' + fixed.join(', ') + '.' : ''),
      xLabel: x, yLabel: y, columns: turned ? map.rows : map.columns, rows: turned ? map.columns : map.rows, categories: [],
      series: turned ? map.series.map(series => ({ ...series, x: series.y, y: series.x })) : map.series
    };
  }
}
