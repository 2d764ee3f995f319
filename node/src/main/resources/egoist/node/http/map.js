"use strict";
/* The live map: asks /v1/graph and /v1/status, listens to /v1/events, draws. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const FRESH_MS = 8000;
  const LABELS_UP_TO = 80;
  const COSTS_UP_TO = 14;
  const element = id => document.getElementById(id);

  let graph = { nodes: [], links: [], unit: "us" };
  let places = new Map();
  let picked = null;
  let lastSeen = 0;
  let pending = null;
  const changes = new Map(); // "from to" -> { kind, until }

  function shape(name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (parent) parent.append(made);
    return made;
  }

  function make(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function cost(value) {
    if (value === undefined || value === null) return "?";
    if (graph.unit === "us") return value >= 10000 ? Math.round(value / 1000) + " ms" : (value / 1000).toFixed(1) + " ms";
    if (graph.unit === "kbit/s") return (value / 1000).toFixed(1) + " Mbit/s";
    return (value / 1000).toFixed(2);
  }

  function name(id) {
    const node = graph.nodes.find(one => one.id === id);
    return node ? node.name : id.slice(0, 8);
  }

  /* --- drawing --- */

  function markers(svg) {
    const defs = shape("defs", {}, svg);
    for (const kind of ["", "own", "picked", "fresh", "dropped"]) {
      const marker = shape("marker", { id: "arrow" + kind, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7,
        markerUnits: "userSpaceOnUse", orient: "auto" }, defs);
      shape("path", { d: "M0,0.5 L8,4 L0,7.5 z", class: "arrow " + kind }, marker);
    }
  }

  /** A curve from rim to rim, bent to the left so that both directions of a pair are seen. */
  function curve(from, to, radius) {
    const dx = to.x - from.x, dy = to.y - from.y;
    const distance = Math.max(Math.hypot(dx, dy), 1);
    const bend = Math.min(26, distance * 0.13);
    const middle = { x: (from.x + to.x) / 2 + dy / distance * bend, y: (from.y + to.y) / 2 - dx / distance * bend };
    const rim = (at, towards, gap) => {
      const size = Math.max(Math.hypot(towards.x - at.x, towards.y - at.y), 1);
      return { x: at.x + (towards.x - at.x) / size * gap, y: at.y + (towards.y - at.y) / size * gap };
    };
    const start = rim(from, middle, radius), end = rim(to, middle, radius + 2);
    return { d: `M${start.x.toFixed(1)},${start.y.toFixed(1)} Q${middle.x.toFixed(1)},${middle.y.toFixed(1)} ${end.x.toFixed(1)},${end.y.toFixed(1)}`,
      label: { x: (start.x + 2 * middle.x + end.x) / 4, y: (start.y + 2 * middle.y + end.y) / 4 } };
  }

  function kindOf(link, self) {
    const change = changes.get(link.from + " " + link.to);
    if (link.dropped) return "dropped";
    if (change && change.kind === "fresh" && change.until > Date.now()) return "fresh";
    if (picked && (link.from === picked || link.to === picked)) return link.from === self ? "own" : "picked";
    return link.from === self ? "own" : "";
  }

  function drawnLinks() {
    const known = new Set(graph.links.map(link => link.from + " " + link.to));
    const dropped = [];
    for (const [key, change] of changes) {
      if (change.until <= Date.now()) changes.delete(key);
      else if (change.kind === "dropped" && !known.has(key)) {
        const [from, to] = key.split(" ");
        dropped.push({ from, to, dropped: true });
      }
    }
    return [...graph.links, ...dropped];
  }

  function draw() {
    const svg = element("map");
    const width = Math.max(svg.clientWidth, 200), height = Math.max(svg.clientHeight, 200);
    const fitted = Layout.fit(places, width, height, width < 500 || graph.nodes.length > 40 ? 24 : 46);
    const crowded = graph.nodes.length > 40 || (graph.nodes.length > 12 && width < 500);
    const radius = graph.nodes.length > 120 ? 4 : crowded ? 6 : 10;
    const self = (graph.nodes.find(node => node.self) || {}).id;
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.id : null;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.replaceChildren();
    markers(svg);
    const lines = shape("g", {}, svg), labels = shape("g", {}, svg), dots = shape("g", {}, svg);
    for (const link of drawnLinks()) {
      const from = fitted.get(link.from), to = fitted.get(link.to);
      if (!from || !to) continue;
      const kind = kindOf(link, self);
      const dim = picked && link.from !== picked && link.to !== picked && kind !== "fresh" && kind !== "dropped";
      const line = curve(from, to, radius);
      shape("path", { d: line.d, class: `link ${kind} ${dim ? "dim" : ""}`, "marker-end": `url(#arrow${kind})` }, lines);
      const labelled = picked ? link.from === picked : graph.nodes.length <= COSTS_UP_TO && link.from === self;
      if (labelled && !link.dropped) {
        shape("text", { x: line.label.x, y: line.label.y + 4, class: "cost" }, labels).textContent = cost(link.cost);
      }
    }
    for (const node of graph.nodes) drawNode(node, fitted.get(node.id), radius, dots);
    element("empty").hidden = graph.links.length > 0;
    svg.setAttribute("aria-label", `Overlay of ${graph.nodes.length} nodes and ${graph.links.length} links`);
    if (focused) {
      const again = [...dots.children].find(dot => dot.dataset.id === focused);
      if (again) again.focus();
    }
  }

  function drawNode(node, at, radius, parent) {
    const state = (node.self ? " self" : "") + (node.alive ? "" : " gone") + (node.draining ? " draining" : "") + (node.id === picked ? " picked" : "");
    const group = shape("g", { class: "node" + state, tabindex: 0, role: "button",
      transform: `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`, "aria-label": node.name }, parent);
    group.dataset.id = node.id;
    shape("title", {}, group).textContent = node.name + (node.draining ? " (about to leave)" : "") + "\n" + node.address;
    shape("circle", { r: node.self ? radius + 2 : radius }, group);
    if (graph.nodes.length <= LABELS_UP_TO || node.self || node.id === picked) {
      shape("text", { y: radius + 16 }, group).textContent = node.name;
    }
    group.addEventListener("click", () => pick(node.id));
    group.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(node.id); }
    });
  }

  function pick(id) {
    picked = picked === id ? null : id;
    draw();
    detail();
  }

  /* --- text beside the map --- */

  function linkTable(links, other) {
    const table = make("table");
    const head = make("tr");
    head.append(make("th", other === "to" ? "links to" : "linked from"), make("th", "cost", "number"));
    table.append(head);
    for (const link of links) {
      const row = make("tr");
      row.append(make("td", name(link[other]) + (link.donated ? " (donated)" : "")), make("td", cost(link.cost), "number"));
      table.append(row);
    }
    return table;
  }

  function detail() {
    const box = element("detail");
    const node = graph.nodes.find(one => one.id === picked) || graph.nodes.find(one => one.self);
    box.replaceChildren();
    if (!node) return;
    box.append(make("p", node.name + (node.self ? " (this node)" : !node.alive ? " (not reached)" : node.draining ? " (about to leave)" : "")));
    box.append(make("p", node.id));
    if (node.address) box.append(make("p", node.address));
    if (node.rttMicros !== undefined) box.append(make("p", "round trip from here " + (node.rttMicros / 1000).toFixed(1) + " ms"));
    const out = graph.links.filter(link => link.from === node.id), into = graph.links.filter(link => link.to === node.id);
    if (out.length) box.append(linkTable(out, "to"));
    if (into.length) box.append(linkTable(into, "from"));
  }

  function table() {
    const body = element("links").tBodies[0];
    body.replaceChildren();
    for (const link of graph.links) {
      const row = make("tr");
      row.append(make("td", name(link.from)), make("td", name(link.to)), make("td", cost(link.cost), "number"));
      body.append(row);
    }
  }

  function figures(status) {
    const box = element("figures");
    const rows = [
      ["members", status.members], ["links out / in", status.outLinks + " / " + status.inLinks],
      ["mean path", cost(status.cost.meanPath)], ["mean direct", cost(status.cost.meanDirect)],
      ["unreachable", status.cost.unreachable], ["rewirings", status.counts.rewirings],
      ["policy", status.policy + ", k " + status.k],
    ];
    box.replaceChildren(...rows.map(([title, value]) => {
      const item = make("div");
      item.append(make("dt", title), make("dd", String(value)));
      return item;
    }));
    element("overlay").textContent = status.overlay;
    element("seenBy").textContent = `as ${status.name} (${status.id.slice(0, 8)}, ${status.advertise}) knows it`;
    document.title = `${status.name}: Egoist ${status.overlay}`;
    say(status.ready ? "ready" : "waiting", status.ready ? "ready" : status.notReady);
  }

  function say(kind, text) {
    const state = element("state");
    state.className = "state " + kind;
    state.textContent = text;
  }

  function tell(event) {
    const item = make("li", undefined, event.kind);
    const time = make("time", new Date(event.at).toLocaleTimeString([], { hour12: false }));
    time.dateTime = event.at;
    item.append(time, document.createTextNode(event.text));
    const list = element("events");
    list.prepend(item);
    while (list.children.length > 200) list.lastChild.remove();
  }

  /* --- data --- */

  async function ask(path) {
    const response = await fetch(path, { cache: "no-store" });
    if (!response.ok) throw new Error(path + ": " + response.status);
    return response.json();
  }

  async function refresh() {
    pending = null;
    try {
      const [fresh, status] = await Promise.all([ask("/v1/graph"), ask("/v1/status")]);
      const known = new Set(fresh.nodes.map(node => node.id));
      const shapeOf = one => one.nodes.map(node => node.id) + "|" + one.links.map(link => link.from + link.to).sort();
      const moved = shapeOf(graph) !== shapeOf(fresh);
      graph = { ...fresh, links: fresh.links.filter(link => known.has(link.from) && known.has(link.to)) };
      if (picked && !known.has(picked)) picked = null;
      if (moved) places = Layout.place(graph.nodes, graph.links, places);
      figures(status);
      draw();
      detail();
      table();
      document.documentElement.dataset.ready = "true";
    } catch (error) {
      say("lost", "this node does not answer");
    }
  }

  /** Asks again soon, once however many events come in a row. */
  function soon() {
    if (pending === null) pending = setTimeout(refresh, 400);
  }

  function note(event) {
    if (event.sequence <= lastSeen) return;
    lastSeen = event.sequence;
    const recent = Date.now() - Date.parse(event.at) < FRESH_MS;
    if (recent) {
      const until = Date.now() + FRESH_MS;
      for (const to of event.gained || []) changes.set(event.subject + " " + to, { kind: "fresh", until });
      for (const to of event.lost || []) changes.set(event.subject + " " + to, { kind: "dropped", until });
    }
    tell(event);
    soon();
  }

  function listen() {
    const source = new EventSource("/v1/events");
    source.addEventListener("happened", message => note(JSON.parse(message.data)));
    source.onerror = () => say("lost", "connection lost, trying again");
    source.onopen = soon;
  }

  addEventListener("resize", draw);
  setInterval(refresh, 5000);
  setInterval(() => { if (changes.size) draw(); }, 2000);
  refresh().then(listen);
})();
