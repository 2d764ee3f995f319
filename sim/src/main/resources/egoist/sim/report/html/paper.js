'use strict';
/* What everything else uses: the data, small makers of elements, numbers as text, colours of the paper. */
const data = JSON.parse(document.getElementById('data').textContent);
const root = document.documentElement;
const byId = id => document.getElementById(id);

/** An element with attributes and children; texts become text nodes, so no name in the data is ever read as markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'class') element.className = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** A number with so many significant digits as people want; a dash where it does not apply. */
function text(value, digits = 4) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  return value.toLocaleString('en-US', {
    minimumFractionDigits: 0, maximumFractionDigits: Math.max(0, Math.min(9, digits - 1 - size)), useGrouping: Math.abs(value) >= 1e4
  });
}

/** Mean and half width of its interval, both to the decimals the half width deserves. */
function withHalf(mean, half) {
  if (mean === null || mean === undefined) return '–';
  if (half === null || half === undefined || half === 0) return text(mean);
  const decimals = Math.max(0, Math.min(9, 1 - Math.floor(Math.log10(half))));
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return mean.toLocaleString('en-US', format) + ' ± ' + half.toLocaleString('en-US', format);
}

const policyOf = name => data.policies.find(policy => policy.name === name) || { name, color: '#808890', dash: [], symbol: 'circle' };
const swatch = color => {
  const mark = make('span', { class: 'swatch', 'aria-hidden': 'true' });
  mark.style.background = color;
  return mark;
};
const color = name => getComputedStyle(root).getPropertyValue(name).trim();
const unitOf = metric => ({ delay: 'ms', bandwidth: 'Mbit/s' }[metric] || '');
const wider = metric => metric === 'bandwidth';

/** A labelled select that tells what was chosen. */
function select(label, options, chosen, changed) {
  const box = make('select', { 'aria-label': label, onchange: () => changed(options[box.selectedIndex].value) },
    ...options.map(option => make('option', { selected: option.value === chosen }, option.text)));
  return make('label', {}, label, box);
}

const media = matchMedia('(prefers-color-scheme: dark)');
let asked = null;
const paperListeners = [];
function setPaper() {
  const dark = asked === null ? media.matches : asked === 'dark';
  root.dataset.paper = dark ? 'dark' : 'light';
  byId('paper').textContent = dark ? 'Light paper' : 'Dark paper';
  byId('paper').setAttribute('aria-pressed', String(dark));
  paperListeners.forEach(listener => listener());
}
media.addEventListener('change', setPaper);
byId('paper').addEventListener('click', () => {
  asked = root.dataset.paper === 'dark' ? 'light' : 'dark';
  setPaper();
});
/* A sheet is light and as wide as it is: the page takes its width before it is printed, and everything is drawn anew at once. */
const printListeners = [];
let askedBeforePrint = null;
addEventListener('beforeprint', () => {
  askedBeforePrint = asked;
  asked = 'light';
  root.dataset.printing = 'yes';
  setPaper();
  printListeners.forEach(listener => listener());
});
addEventListener('afterprint', () => {
  asked = askedBeforePrint;
  delete root.dataset.printing;
  setPaper();
  printListeners.forEach(listener => listener());
});
