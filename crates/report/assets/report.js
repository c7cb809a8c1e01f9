"use strict";
// Without this script the report reads whole; with it, charts are drawn, tables sort, units and colors switch, and a figure
// shows its source next to it. Amounts are decimal strings: floats decide where a pixel goes, never what is shown.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const english = root.lang === "en";
  const dark = () => {
    const chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  // Numbers in words: digits are moved and grouped as text.
  const grouped = (text) => {
    const [, sign, whole, rest] = /^(-?)(\d*)(.*)$/.exec(text);
    return (sign && "−") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
  };
  const axis = (unit) => (value) => {
    if (unit === "ratio") return `${grouped(String(Number((value * 100).toFixed(2))))}%`;
    // To a hundred yuan: 万元 with two decimals, million yuan with four.
    return grouped(String(Number(value.toFixed(english ? 4 : 2))));
  };

  // Charts.
  const drawings = [];
  // Okabe and Ito: distinguishable for the color-blind, and in gray by their lightness and patterns.
  const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999"];
  const ink = (paper) => (paper === "dark" ? { text: "#e6ebf0", soft: "#a9b4bf", line: "#33414e", ground: "#17202a" }
    : { text: "#1c2733", soft: "#55606c", line: "#d5dbe1", ground: "#ffffff" });

  // The names in quotes that an attribute can contain.
  const font = () => getComputedStyle(document.body).fontFamily.replaceAll('"', "'");

  const options = (data, narrow, paper) => {
    const tone = ink(paper);
    const yuan = root.dataset.unit === "yuan";
    const scale = data.unit !== "amount" || yuan ? 1 : english ? 1e-6 : 1e-4;
    const point = (text) => (text === null ? null : Number(text) * scale);
    const said = (series, at) => {
      if (series.shown[at] === null || series.shown[at] === undefined) return "—";
      return data.unit === "amount" && yuan ? grouped(series.values[at]) + (english ? " yuan" : "元") : series.shown[at];
    };
    const boxes = data.shape === "boxes";
    const lying = data.shape === "bars" || boxes;
    const names = { type: "category", data: data.categories, inverse: lying, axisTick: { show: false },
      axisLine: { lineStyle: { color: tone.soft } },
      axisLabel: { color: tone.text, fontSize: 12, interval: 0, hideOverlap: !lying,
        ...(lying ? { width: narrow ? 92 : 210, overflow: "break", lineHeight: 15 } : narrow || data.categories.length > 6 ? { width: narrow ? 60 : 110, overflow: "break", lineHeight: 14 } : {}) } };
    const unitName = data.unit === "amount" ? (english ? (yuan ? "yuan" : "million yuan") : yuan ? "元" : "万元") : "";
    const numbers = { type: "value", scale: boxes || data.shape === "lines", name: unitName, nameTextStyle: { color: tone.soft, align: lying ? "right" : "left" },
      // Below the ends of lying bars, above the others.
      ...(lying ? { nameLocation: "middle", nameGap: 24 } : {}),
      splitNumber: narrow ? 3 : 5, axisLabel: { color: tone.soft, fontSize: 11, formatter: axis(data.unit), hideOverlap: true }, splitLine: { lineStyle: { color: tone.line } } };
    const legend = data.series.length > 1 && { show: true, bottom: 0, textStyle: { color: tone.text, fontSize: 12 }, itemWidth: 22, itemHeight: 12, type: "plain" };
    const rows = (at, which) => {
      const lines = which.map((series) => `<tr><td style="padding-right:1em">${safe(series.name)}</td><td style="text-align:right;font-variant-numeric:tabular-nums">${safe(said(series, at))}</td></tr>`);
      return `<strong>${safe(data.categories[at])}</strong><table style="font-size:13px;width:auto">${lines.join("")}</table>`;
    };
    const tooltip = { trigger: "axis", axisPointer: { type: boxes || data.shape === "lines" ? "line" : "shadow" }, confine: true,
      backgroundColor: tone.ground, borderColor: tone.line, textStyle: { color: tone.text },
      formatter: (at) => rows((Array.isArray(at) ? at[0] : at).dataIndex, data.series.filter((series) => (series.values[(Array.isArray(at) ? at[0] : at).dataIndex] ?? null) !== null)) };
    const edge = paper === "dark" ? "#17202a" : "#ffffff";
    let series;
    if (boxes) {
      const five = data.categories.map((_, at) => data.series.slice(0, 5).map((line) => point(line.values[at])));
      series = [{ type: "boxplot", name: english ? "Peers" : "参照部门", data: five, boxWidth: [10, 22],
        itemStyle: { color: paper === "dark" ? "#24506e" : "#cfe6f5", borderColor: COLOURS[paper === "dark" ? 4 : 0], borderWidth: 1.5 } }];
      if (data.series[5]) {
        series.push({ type: "scatter", name: data.series[5].name, symbol: "diamond", symbolSize: 15, z: 5,
          itemStyle: { color: COLOURS[5], borderColor: edge, borderWidth: 1 },
          data: data.categories.map((_, at) => (data.series[5].values[at] === null ? null : [point(data.series[5].values[at]), at])).filter(Boolean) });
      }
    } else {
      series = data.series.map((line, index) => ({
        type: data.shape === "lines" ? "line" : "bar", name: line.name, data: line.values.map(point),
        stack: data.shape === "stack" || data.shape === "bars" ? "all" : undefined,
        barMaxWidth: data.shape === "columns" ? 34 : lying ? 22 : 46, barGap: "8%",
        symbol: ["circle", "rect", "triangle", "diamond"][index % 4], symbolSize: 9, lineStyle: { width: 2.5, type: ["solid", "dashed", "dotted", "solid"][index % 4] }, connectNulls: false,
        itemStyle: data.shape === "lines" ? undefined : { borderColor: edge, borderWidth: data.shape === "columns" ? 0 : 0.8 },
      }));
    }
    return {
      color: COLOURS, animation: false, tooltip, series, legend: boxes && data.series[5] ? { ...legend, show: true } : boxes ? { show: false } : legend || { show: false },
      grid: { left: 4, right: lying ? 26 : 8, top: lying || !unitName ? 14 : 34, containLabel: true,
        bottom: (data.series.length > 1 && !(boxes && !data.series[5]) ? 34 : 6) + (lying && unitName ? 20 : 0) },
      xAxis: lying ? numbers : names, yAxis: lying ? names : numbers,
      textStyle: { fontFamily: font() },
      aria: { enabled: true, label: { enabled: false }, decal: { show: !boxes && data.shape !== "lines" && data.series.length > 1, decals: DECALS(paper) } },
    };
  };
  // Patterns so faint that colors remain the same, and still visible in gray. The first two colors differ enough.
  const DECALS = (paper) => {
    const color = paper === "dark" ? "rgba(0,0,0,.35)" : "rgba(255,255,255,.55)";
    return [
      { symbol: "none" },
      { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: -Math.PI / 4, color },
      { symbol: "circle", dashArrayX: [[9, 9], [0, 9, 9, 0]], dashArrayY: [6, 0], symbolSize: 0.7, color },
      { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4, color },
      { symbol: "none" },
      { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 7], rotation: Math.PI / 2, color },
    ];
  };
  const safe = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

  const height = (data, narrow) => {
    if (data.shape === "bars" || data.shape === "boxes") return Math.max(160, data.categories.length * (narrow ? 40 : 34) + 90);
    return narrow ? 270 : 310;
  };
  const draw = (paper = dark() ? "dark" : "light", width) => {
    for (const drawing of drawings) {
      const beside = drawing.element.closest(".charts") !== null;
      const wide = width === undefined ? drawing.element.clientWidth : beside ? width / 2 - 10 : width;
      const narrow = wide < 520;
      drawing.element.style.height = `${height(drawing.data, narrow)}px`;
      drawing.chart.resize({ width: wide, height: height(drawing.data, narrow) });
      drawing.chart.setOption(options(drawing.data, narrow, paper), true);
    }
  };
  if (globalThis.echarts) {
    for (const figure of all("figure.chart")) {
      const element = figure.querySelector(".drawing");
      const data = JSON.parse(figure.querySelector("script").textContent);
      drawings.push({ element, data, title: figure.querySelector("figcaption").textContent, chart: echarts.init(element, null, { renderer: "svg", width: 600, height: 300 }) });
    }
    draw();
    let waiting;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => draw(), 120); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
    // On paper everything is light, and as wide as A4 between its margins.
    const onPaper = matchMedia("print");
    onPaper.addEventListener("change", () => (onPaper.matches ? draw("light", 680) : draw()));
    addEventListener("beforeprint", () => draw("light", 680));
    addEventListener("afterprint", () => draw());
  }

  // Paper cannot be unfolded, so nothing is left folded on it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    folded = [];
  });

  // Switches.
  const pressed = (name, value) => all(`[data-${name}]`, document.querySelector(".tools")).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset[name] === value)));
  const tools = document.querySelector(".tools");
  tools.hidden = false;
  pressed("theme", dark() ? "dark" : "light");
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    for (const name of ["unit", "theme"]) {
      if (button.dataset[name] !== undefined) {
        root.dataset[name] = button.dataset[name];
        pressed(name, button.dataset[name]);
        draw();
      }
    }
    if (button.dataset.print !== undefined) print();
  });
  tools.querySelector("select").addEventListener("change", (event) => { root.dataset.sources = event.target.value; });

  // Files that are saved: pictures of charts, tables as CSV. All are made here; nothing is sent or fetched.
  const edition = document.getElementById("edition").textContent;
  const save = (blob, title, ending) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${document.title} ${title}.${ending}`.replace(/[\\/:*?"<>|\s]+/g, " ");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // A chart with its title and where it comes from, on white, as wide as a page.
  const picture = ({ data, title }) => {
    const [width, tall, above, under] = [900, height(data, false), 48, 30];
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width - 32, height: tall });
    chart.setOption(options(data, false, "light"), true);
    const drawn = chart.renderToSVGString();
    chart.dispose();
    const text = (y, size, color, words) => `<text x="16" y="${y}" font-family="${font()}" font-size="${size}" fill="${color}">${safe(words)}</text>`;
    const high = above + tall + under;
    return { width, high, svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}">`
      + `<rect width="${width}" height="${high}" fill="#fff"/>${text(30, 18, "#1c2733", title)}<g transform="translate(16 ${above})">${drawn}</g>`
      + `${text(high - 10, 12, "#55606c", `${document.title} · ${edition}`)}</svg>` };
  };
  const savePng = ({ width, high, svg }, title) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width * 2, high * 2];
      canvas.getContext("2d").drawImage(image, 0, 0, width * 2, high * 2);
      canvas.toBlob((blob) => save(blob, title, "png"), "image/png");
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  };
  // Exact yuan, numbers without separators, nothing where there is no value; no text that a spreadsheet program would run.
  const yuanUnit = english ? " yuan" : "元";
  const cellText = (cell, heading) => {
    const exact = cell.querySelector("data");
    if (exact) return exact.value + (heading?.dataset.holds === "amount" ? "" : yuanUnit);
    const shown = cell.cloneNode(true);
    all(".heard, .of", shown).forEach((other) => other.remove());
    const text = shown.textContent.trim();
    if (text === "—") return "";
    if (cell.classList.contains("number") && cell.tagName === "TD") return text.replaceAll(",", "").replace(/^\+/, "").replace("−", "-");
    return /^[=+\-@＝＋－＠]./.test(text) ? `'${text}` : text;
  };
  const csv = (table) => {
    const unit = (heading) => (heading.dataset.holds === "amount" ? (english ? " (yuan)" : "（元）") : "");
    const headings = all("thead th", table);
    const rows = [headings.map((heading) => cellText(heading) + unit(heading)),
      ...[...table.tBodies[0].rows].map((row) => [...row.cells].map((cell, at) => cellText(cell, headings[at])))];
    const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    // The mark at the beginning has Excel read UTF-8.
    return `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
  };
  for (const buttons of all(".save")) {
    const figure = buttons.closest("figure.chart");
    const drawing = drawings.find((drawing) => figure && figure.contains(drawing.element));
    if (figure && !drawing) continue;
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => {
      const form = event.target.dataset.save;
      if (form === "csv") {
        const table = buttons.closest(".frame").querySelector("table");
        save(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }), table.caption.firstChild.textContent, form);
      } else if (form === "svg") {
        save(new Blob([picture(drawing).svg], { type: "image/svg+xml" }), drawing.title, form);
      } else if (form === "png") {
        savePng(picture(drawing), drawing.title);
      }
    });
  }
  // Says of a table that is wider than its frame that it scrolls.
  const watch = new ResizeObserver((seen) => {
    for (const { target } of seen) target.parentElement.toggleAttribute("data-scrolls", target.scrollWidth > target.clientWidth + 1);
  });
  all("div.table").forEach((table) => watch.observe(table));

  // Sorting: whole numbers are compared as such, whatever their length; rows without a value come last.
  const number = /^-?\d+$/;
  const compare = (a, b) => {
    if (a === b) return 0;
    if (number.test(a) && number.test(b)) { const [x, y] = [BigInt(a), BigInt(b)]; return x < y ? -1 : x > y ? 1 : 0; }
    return a.localeCompare(b, root.lang);
  };
  for (const table of all("table[data-sortable]")) {
    const body = table.tBodies[0];
    if (body.rows.length < 2) continue;
    all("thead th", table).forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const downward = heading.getAttribute("aria-sort") === "ascending" || (!heading.hasAttribute("aria-sort") && heading.classList.contains("number"));
        all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", downward ? "descending" : "ascending");
        const key = (row) => row.cells[column].dataset.order ?? "";
        const rows = [...body.rows].sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          if (x === "" || y === "") return (x === "") - (y === "");
          return downward ? compare(y, x) : compare(x, y);
        });
        body.append(...rows);
      });
    });
  }

  // What a figure is, its value in both units, whose report prints it and where, and what has read it: to be quoted elsewhere.
  const separator = english ? ", " : "，";
  const place = (entry) => {
    const file = document.getElementById(entry.querySelector('a[href^="#f"]').hash.slice(1));
    return [file.dataset.title, entry.querySelector(".stated").textContent, entry.querySelector('a[href^="#f"]').textContent].join(separator);
  };
  const citation = (entry) => {
    const text = (selector) => entry.querySelector(selector)?.textContent.trim();
    const [large, exact] = [text(".value .wan"), text(".value .yuan")];
    const value = large && exact && large !== exact ? `${large}${english ? ` (${exact})` : `（${exact}）`}` : large ?? text(".value");
    const inputs = all('.origin a[href^="#e"]', entry).map((link) => document.getElementById(link.hash.slice(1)));
    const places = entry.querySelector(".stated") ? [place(entry)]
      : [entry.querySelector(".origin").firstChild.textContent.trim(), ...new Set(inputs.filter((input) => input?.querySelector(".stated")).map(place))];
    return `${text(".what")}${english ? ": " : "："}${value}${english ? ". " : "。"}${places.join(english ? "; " : "；")}${english ? ". " : "。"}${edition}`;
  };
  // Without a secure origin there is no clipboard, but a selected text can still be copied.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  // The source of a figure, next to it. The link itself leads to the same entry.
  const card = document.getElementById("card");
  let from = null;
  const close = (back) => {
    if (card.hidden) return;
    card.hidden = true;
    if (back && from) from.focus();
    from = null;
  };
  const reveal = (id) => {
    const entry = document.getElementById(id);
    if (!entry) return null;
    const around = entry.closest("details");
    if (around) around.open = true;
    all(".shown").forEach((shown) => shown.classList.remove("shown"));
    entry.classList.add("shown");
    all(`[data-entry="${CSS.escape(id)}"]`).forEach((rect) => rect.classList.add("shown"));
    return entry;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.classList.contains("cite") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const entry = document.getElementById(link.hash.slice(1));
      if (!entry) return;
      card.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)));
      const go = document.createElement("button");
      go.type = "button";
      go.textContent = english ? "In the list" : "在来源表中查看";
      go.addEventListener("click", () => { close(); location.hash = link.hash; follow(); });
      const shut = document.createElement("button");
      shut.type = "button";
      shut.textContent = english ? "Close" : "关闭";
      shut.addEventListener("click", () => close(true));
      const cite = document.createElement("button");
      cite.type = "button";
      cite.dataset.cite = "";
      cite.textContent = english ? "Copy citation" : "复制引用";
      cite.addEventListener("click", async () => {
        const done = await copy(citation(entry));
        cite.textContent = done ? (english ? "Copied" : "已复制") : (english ? "Cannot copy" : "无法复制");
        cite.focus({ preventScroll: true });
      });
      card.append(document.createElement("br"), go, cite, shut);
      card.hidden = false;
      from = link;
      const at = link.getBoundingClientRect();
      const left = Math.min(Math.max(at.left, 12), innerWidth - card.offsetWidth - 12);
      const below = at.bottom + 8 + card.offsetHeight < innerHeight;
      card.style.left = `${left + scrollX}px`;
      card.style.top = `${(below ? at.bottom + 8 : Math.max(8, at.top - card.offsetHeight - 8)) + scrollY}px`;
      go.focus({ preventScroll: true });
      return;
    }
    if (!card.hidden && !card.contains(event.target)) close();
    if (link?.hash && /^#[ep]\d+$/.test(link.hash)) { close(); reveal(link.hash.slice(1)); }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
  const follow = () => {
    const id = location.hash.slice(1);
    const entry = /^[ep]\d+$/.test(id) ? reveal(id) : null;
    if (entry) { entry.scrollIntoView({ block: "center" }); entry.focus({ preventScroll: true }); }
  };
  addEventListener("hashchange", follow);
  follow();
})();
