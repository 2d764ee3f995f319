"use strict";
/*
 * Where nodes are drawn: links pull as springs whose length follows their cost, nodes push each other away. The same overlay
 * gives the same picture: first places follow from the order of ids, and there is no chance in it. Nodes known from the last
 * picture start where they were, so that a rewiring moves little.
 */
const Layout = (() => {
  const ROUNDS = 260;
  const GOLDEN = Math.PI * (3 - Math.sqrt(5));

  /** Wanted length of each link between 0.6 and 1.6 of the usual distance, by the rank of its cost. */
  function lengths(links) {
    const sorted = links.map(link => link.cost ?? 0).sort((a, b) => a - b);
    const rank = cost => sorted.length < 2 ? 0.5 : sorted.indexOf(cost) / (sorted.length - 1);
    return links.map(link => 0.6 + rank(link.cost ?? 0));
  }

  function begin(nodes, known) {
    return nodes.map((node, i) => {
      const before = known.get(node.id);
      if (before) return { x: before.x, y: before.y };
      const radius = Math.sqrt((i + 0.5) / nodes.length);
      return { x: radius * Math.cos(i * GOLDEN), y: radius * Math.sin(i * GOLDEN) };
    });
  }

  function round(places, pairs, usual, step) {
    const moves = places.map(place => ({ x: -place.x * 0.06, y: -place.y * 0.06 }));
    for (let a = 0; a < places.length; a++) {
      for (let b = a + 1; b < places.length; b++) {
        const dx = places[a].x - places[b].x;
        const dy = places[a].y - places[b].y;
        const squared = Math.max(dx * dx + dy * dy, 1e-4);
        const push = usual * usual / squared;
        moves[a].x += dx * push; moves[a].y += dy * push;
        moves[b].x -= dx * push; moves[b].y -= dy * push;
      }
    }
    for (const pair of pairs) {
      const dx = places[pair.to].x - places[pair.from].x;
      const dy = places[pair.to].y - places[pair.from].y;
      const distance = Math.max(Math.hypot(dx, dy), 1e-3);
      const pull = (distance - pair.length * usual * 1.5) / distance * 0.5;
      moves[pair.from].x += dx * pull; moves[pair.from].y += dy * pull;
      moves[pair.to].x -= dx * pull; moves[pair.to].y -= dy * pull;
    }
    places.forEach((place, i) => {
      const size = Math.hypot(moves[i].x, moves[i].y);
      const most = size > step ? step / size : 1;
      place.x += moves[i].x * most;
      place.y += moves[i].y * most;
    });
  }

  /** Places between 0 and 1 for each node id. */
  function place(nodes, links, known) {
    const places = begin(nodes, known);
    const index = new Map(nodes.map((node, i) => [node.id, i]));
    const wanted = lengths(links);
    const pairs = links.map((link, i) => ({ from: index.get(link.from), to: index.get(link.to), length: wanted[i] }));
    const usual = 1 / Math.sqrt(Math.max(nodes.length, 1));
    const rounds = nodes.length > 300 ? 60 : ROUNDS;
    const steady = nodes.length > 0 && nodes.every(node => known.has(node.id));
    const start = steady ? 0.02 : 0.12;
    for (let i = 0; i < rounds; i++) round(places, pairs, usual, start * (1 - i / rounds));
    return new Map(nodes.map((node, i) => [node.id, places[i]]));
  }

  /** The same places stretched into a box of that size with a margin. */
  function fit(places, width, height, margin) {
    const xs = [...places.values()].map(place => place.x);
    const ys = [...places.values()].map(place => place.y);
    const left = Math.min(...xs), top = Math.min(...ys);
    const wide = Math.max(Math.max(...xs) - left, 1e-6), high = Math.max(Math.max(...ys) - top, 1e-6);
    const single = places.size === 1;
    return new Map([...places].map(([id, place]) => [id, single ? { x: width / 2, y: height / 2 } : {
      x: margin + (place.x - left) / wide * (width - 2 * margin),
      y: margin + (place.y - top) / high * (height - 2 * margin),
    }]));
  }

  return { place, fit };
})();
