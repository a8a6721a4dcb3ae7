// The search of the site. It needs no server: the index is a row of scripts beside this one, each of which
// hands its part over by calling archiveSearch(name, data). What is typed is compared as folded text: case,
// accents, width, Simplified and Traditional make no difference. Texts of the archive only ever become text
// nodes.
"use strict";

(() => {
  const own = document.currentScript.src;
  const page = document.getElementById("results");
  const field = document.getElementById("q");
  const status = document.getElementById("status");
  const words = page.dataset;
  const language = document.documentElement.lang;

  const AT_ONCE = 6; // blocks that are read before the best of them are shown
  const SHOWN = 20; // results of a kind that are shown together
  const MOST = 8; // times that so many are read before the reader is asked whether to go on
  const KEPT = 60; // blocks that stay in memory
  const WIDE = 0x2e80; // from here on one character is a piece, and two are, else three

  // Loading.

  const waiting = new Map();
  const loaded = new Map();
  window.archiveSearch = (name, data) => waiting.get(name)?.resolve(data);

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, { resolve });
        script.onload = () => { script.remove(); waiting.delete(name); };
        script.onerror = () => { script.remove(); loaded.delete(name); reject(new Error(name)); };
        script.src = new URL(`${name}.js`, own).href;
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  async function block(number) {
    const name = `block-${number}`;
    const data = await load(name);
    // Those that were used last stay.
    const known = loaded.get(name);
    loaded.delete(name);
    loaded.set(name, known);
    const blocks = [...loaded.keys()].filter((key) => key.startsWith("block-"));
    for (const old of blocks.slice(0, Math.max(0, blocks.length - KEPT))) loaded.delete(old);
    return data;
  }

  // Folding: the same as the program's own, character by character.

  let folds = new Map();
  let folded = /[]/u;

  function prepare({ from, to, others }) {
    const targets = [...to];
    folds = new Map(Object.entries(others));
    [...from].forEach((character, at) => folds.set(character, targets[at]));
    const codes = [...folds.keys()].map((character) => `\\u{${character.codePointAt(0).toString(16)}}`);
    folded = codes.length ? new RegExp(`[${codes.join("")}]`, "gu") : /[]/u;
  }

  function fold(text) {
    return text.replace(folded, (character) => folds.get(character)).toLowerCase().replace(/[\x00-\x20]+/g, " ");
  }

  // The folded text, with where each part of it comes from.
  function traced(text, origins) {
    let out = "";
    let at = 0;
    for (const character of text) {
      let folded = folds.get(character) ?? character;
      if (character <= "\x7f") folded = character <= " " ? " " : character.toLowerCase();
      if (folded === " " && out.endsWith(" ")) folded = "";
      out += folded;
      for (let unit = 0; unit < folded.length; unit += 1) origins.push(at);
      at += character.length;
    }
    origins.push(text.length);
    return out;
  }

  // Which blocks can have the words.

  function pieces(term) {
    const codes = [...term].map((character) => character.codePointAt(0));
    const found = new Set();
    codes.forEach((code, at) => {
      const wide = code >= WIDE;
      if (wide) found.add(String.fromCodePoint(code));
      const from = at - (wide ? 1 : 2);
      const run = from < 0 ? [] : codes.slice(from, at + 1);
      if (run.length && run.every((one) => one >= WIDE === wide)) found.add(String.fromCodePoint(...run));
    });
    return found;
  }

  function table(piece, count) {
    let hash = 0;
    for (const character of piece) hash = (Math.imul(hash, 31) + character.codePointAt(0)) >>> 0;
    return hash % count;
  }

  // The numbers of the blocks; none if every block has to be read.
  async function candidates(terms, index) {
    if (!index.tables) return null;
    let left = null;
    const all = new Set(terms.flatMap((term) => [...pieces(term)]));
    const lists = await Promise.all([...all].map(async (piece) => {
      const data = await load(`table-${table(piece, index.tables)}`);
      return Object.hasOwn(data, piece) ? data[piece] : "";
    }));
    for (const list of lists.filter((one) => one !== "*")) {
      let last = 0;
      const blocks = list === "" ? [] : list.split(",").map((distance) => (last += parseInt(distance, 36)));
      left = new Set(blocks.filter((one) => left === null || left.has(one)));
    }
    return left;
  }

  // Matching.

  // How well an entry matches: 0 best, 3 not at all; the version to show, and whether it is another language's.
  function match([file, versions], terms) {
    const folded = versions.map(([code, title, about, text]) => ({ code, title: fold(title), all: fold(`${title}\n${about}\n${text}`) }));
    const has = (text) => terms.every((term) => text.includes(term));
    if (!terms.every((term) => folded.some((version) => version.all.includes(term)))) return null;
    const titles = folded.map((version) => version.title);
    const begins = (title) => terms.every((term) => ` ${title}`.includes(` ${term}`));
    const rank = titles.some(begins) ? 0 : titles.some(has) ? 1 : 2;
    const mine = Math.max(0, folded.findIndex((version) => version.code === language));
    const other = folded.findIndex((version) => has(version.all));
    return { file, versions, rank, mine, best: has(folded[mine].all) || other < 0 ? mine : other };
  }

  // A text with the words marked: all of it, or some around the first match with a sign between its lines.
  function marked(text, terms, between) {
    const origins = [];
    const folded = traced(text, origins);
    const marks = [];
    for (const term of terms) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
        const end = at + term.length;
        marks.push([origins[at], Math.max(origins[end], origins[end - 1] + 1)]);
      }
    }
    marks.sort((one, other) => one[0] - other[0]);
    let [from, to] = [0, text.length];
    if (between) {
      const first = marks.length ? marks[0][0] : 0;
      const wide = /[\u2e80-\uffff]/u.test(text.slice(first, first + 40));
      from = Math.max(0, first - (wide ? 24 : 60));
      to = Math.min(text.length, first + (wide ? 80 : 180));
      if (!wide && from > 0) from = text.indexOf(" ", from) + 1 || from;
      if (from > first) from = first;
      if (!wide && to < text.length) to = Math.max(text.lastIndexOf(" ", to), first + 1);
      // Half of a character is none.
      if (/[\udc00-\udfff]/.test(text.charAt(from))) from -= 1;
      if (/[\udc00-\udfff]/.test(text.charAt(to))) to += 1;
    }
    const out = document.createDocumentFragment();
    let done = from;
    if (from > 0) out.append("…");
    for (const [start, end] of marks) {
      if (start < done || end > to) continue;
      out.append(lines(text.slice(done, start), between));
      out.append(element("mark", {}, text.slice(start, end)));
      done = end;
    }
    out.append(lines(text.slice(done, to).trimEnd(), between));
    if (to < text.length) out.append("…");
    return out;
  }

  function lines(text, between) {
    return between ? text.replaceAll("\n", between) : text;
  }

  // Showing.

  function element(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function shown(result, kind, terms) {
    const { file, versions, mine, best } = result;
    const isArticle = kind === 2;
    const [code, title, about, text] = versions[isArticle ? best : mine];
    // An article is read in the language in which it was found, else everything in that of the page.
    const folder = isArticle && versions.length > 1 ? code : language;
    const href = `../${folder}/${file.split("/").map(encodeURIComponent).join("/")}`;
    const link = element("a", { href, lang: code }, marked(title, terms));
    const item = element("li", {}, element("h3", {}, link));
    const others = versions.filter((version) => version[0] !== code && version[1] !== title);
    if (kind === 1) {
      for (const other of others) {
        item.firstChild.append(" ", element("small", { lang: other[0] }, marked(other[1], terms)));
      }
    }
    if (about) item.append(element("p", { class: "meta", lang: isArticle ? language : code }, marked(about, terms)));
    const from = versions[best];
    const between = isArticle ? " " : " · ";
    const holds = terms.some((term) => fold(from[3]).includes(term));
    if (holds || isArticle) item.append(element("p", { lang: from[0] }, marked(holds ? from[3] : text, terms, between)));
    return item;
  }

  // The results of one kind, a batch of blocks after another, the best of a batch first.
  class Group {
    constructor(kind, blocks, terms) {
      Object.assign(this, { kind, blocks, terms, found: [], count: 0 });
      this.heading = element("h2", {});
      this.list = element("ul", { class: "results" });
      this.more = element("button", { type: "button" }, words.more);
      this.section = element("section", { hidden: "" }, this.heading, this.list, this.more);
      this.more.addEventListener("click", async () => {
        const last = this.list.lastElementChild;
        await this.next();
        last?.nextElementSibling?.querySelector("a")?.focus();
      });
    }

    async next() {
      for (let times = 0; times < MOST && this.found.length < SHOWN && this.blocks.length; times += 1) {
        const batch = await Promise.all(this.blocks.splice(0, AT_ONCE).map(block));
        const found = batch.flat().map((entry) => match(entry, this.terms)).filter(Boolean);
        found.sort((one, other) => one.rank - other.rank);
        this.found.push(...found);
        this.count += found.length;
      }
      this.list.append(...this.found.splice(0, SHOWN).map((result) => shown(result, this.kind, this.terms)));
      this.section.hidden = !this.count && !this.blocks.length;
      this.more.hidden = !this.found.length && !this.blocks.length;
      this.heading.textContent = `${words[`kind${this.kind}`]} · ${this.count}${this.blocks.length ? "+" : ""}`;
    }
  }

  let asked = 0;

  async function search() {
    const query = field.value;
    asked += 1;
    const mine = asked;
    try {
      history.replaceState(null, "", query.trim() ? `?q=${encodeURIComponent(query)}` : location.pathname);
    } catch {
      // Some browsers keep the address of a file as it is; the search works all the same.
    }
    status.textContent = query.trim() ? words.searching : "";
    if (!query.trim()) return page.replaceChildren();
    try {
      const index = await load("index");
      prepare(index.folds);
      const terms = [...new Set(fold(query).split(" "))].filter((term) => term);
      const some = terms.length ? await candidates(terms, index) : new Set();
      const of = (kind) => index.kinds.flatMap((one, at) => (one === kind && (!some || some.has(at)) ? [at] : []));
      const groups = [0, 1, 2, 3].map((kind) => new Group(kind, of(kind), terms));
      if (mine !== asked) return undefined;
      page.replaceChildren(...groups.map((group) => group.section));
      await Promise.all(groups.map((group) => group.next()));
      if (mine === asked) status.textContent = groups.some((group) => group.count || group.blocks.length) ? "" : words.none;
    } catch {
      if (mine === asked) status.textContent = words.failed;
    }
    return undefined;
  }

  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
  else field.focus();
})();
