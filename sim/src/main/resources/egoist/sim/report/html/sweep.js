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

/** Cost or ratio over two dimensions of the sweep; what is on neither of them is as chosen for the page. */
class SweepMap {
  constructor() {
    this.dimensions = [...axes, 'n', 'k'].filter(name => valuesOf(name).length > 1);
    this.usable = axes.some(name => valuesOf(name).length > 1) && this.dimensions.length > 1;
    [this.x, this.y] = this.dimensions;
    this.value = data.summary.some(row => row.ratio !== null) ? 'ratio' : 'cost';
    this.slot = new Slot('sweep');
  }

  show(setting) {
    this.setting = setting;
    if (!this.usable) return;
    const pick = (name, label, options) => select(label, options.map(value => ({ value, text: value })), this[name], value => {
      if (name === 'x' && value === this.y) this.y = this.x;
      if (name === 'y' && value === this.x) this.x = this.y;
      this[name] = value;
      this.show(this.setting);
      this.slot.element.querySelector('[data-pick="' + name + '"]').focus();
    });
    const picks = { x: pick('x', 'Columns ', this.dimensions), y: pick('y', 'Rows ', this.dimensions), value: pick('value', 'Value ', ['ratio', 'cost']) };
    Object.entries(picks).forEach(([name, label]) => label.querySelector('select').setAttribute('data-pick', name));
    this.slot.show(this.figure(), ...Object.values(picks));
  }

  figure() {
    const { x, y, setting } = this, columns = valuesOf(x), rows = valuesOf(y);
    const of = (row, name) => String(name in row.at ? row.at[name] : row[name]);
    const here = (data.summary.find(row => row.point === setting.point) || { at: {} }).at;
    const fits = row => row.metric === setting.metric && row[this.value] !== null
      && axes.every(name => name === x || name === y || row.at[name] === here[name])
      && ['n', 'k'].every(name => name === x || name === y || row[name] === setting[name]);
    const policies = [...new Set(data.summary.filter(fits).map(row => row.policy))];
    const unit = unitOf(setting.metric), half = this.value === 'ratio' ? 'ratioHalf' : 'half';
    const fixed = axes.filter(name => name !== x && name !== y && valuesOf(name).length > 1).map(name => name + ' = ' + here[name]);
    if (!policies.length) return null;
    return {
      id: 'sweep', kind: 'heat', metric: setting.metric, n: x === 'n' || y === 'n' ? 0 : setting.n, k: x === 'k' || y === 'k' ? 0 : setting.k,
      title: (this.value === 'ratio' ? 'Ratio to best response' : 'Mean cost' + (unit ? ' (' + unit + ')' : '')) + ' over ' + x + ' and ' + y,
      caption: 'One field per point of the sweep; mean over the seeds.' + (fixed.length ? ' With ' + fixed.join(', ') + '.' : ''),
      xLabel: x, yLabel: y, xName: x, yName: y, columns, rows, categories: [],
      series: policies.map(name => {
        const found = data.summary.filter(row => row.policy === name && fits(row));
        return { name, x: found.map(row => columns.indexOf(of(row, x))), y: found.map(row => rows.indexOf(of(row, y))),
          z: found.map(row => row[this.value]), half: found.map(row => row[half]) };
      })
    };
  }
}
