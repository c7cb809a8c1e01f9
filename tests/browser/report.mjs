// A report in a real browser: charts, sorting, provenance, units, print, widths, dark, and what axe says of each.
//
//   node report.mjs FOLDER-OF-NODE-MODULES FOLDER-OF-REPORTS FOLDER-FOR-SCREENSHOTS
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, reports, pictures] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.JUESUAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

/** Opens a report; whatever it says to the console, and whatever it asks the network for, is a failure. */
async function open(name, { width = 1280, scheme = "light" } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
  const troubles = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || troubles.push(`asks for ${request.url()}`));
  await page.goto(pathToFileURL(`${reports}/${name}.html`).href);
  return { page, troubles };
}

let proved = 0;
async function prove(sentence, work) {
  await work();
  proved += 1;
  console.log(`ok ${sentence}`);
}

const kinds = ["department", "seed", "district"];

for (const kind of kinds) {
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
    await prove(`${kind} ${width} ${scheme}: every chart is drawn, nothing overflows, nothing is said, axe finds nothing`, async () => {
      const { page, troubles } = await open(kind, { width, scheme });
      const charts = await page.locator("figure.chart").count();
      assert.ok(charts >= 2, `${charts} charts`);
      for (const drawing of await page.locator("figure.chart .drawing").all()) {
        // What is drawn: bars, lines and boxes are paths with an area or a length of their own.
        const paths = await drawing.locator("svg path").evaluateAll((paths) => paths.filter((path) => {
          const box = path.getBBox();
          return box.width + box.height > 4;
        }).length);
        assert.ok(paths > 3, `${paths} paths in ${await drawing.getAttribute("aria-labelledby")}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, "the page scrolls sideways");
      await page.evaluate(axe);
      // All of the evidence is looked at, too.
      await page.locator("details").evaluateAll((all) => all.forEach((details) => { details.open = true; }));
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(found.violations.map((found) => [found.id, found.nodes[0].html, found.nodes[0].failureSummary]), []);
      await page.locator("details").evaluateAll((all) => all.forEach((details) => { details.open = false; }));
      await page.screenshot({ path: `${pictures}/${kind}-${width}-${scheme}.png`, fullPage: true });
      assert.deepEqual(troubles, []);
      await page.close();
    });
  }
}

await prove("a table sorts by a click on its heading, exactly, and back", async () => {
  const { page } = await open("district");
  const table = page.locator("#bodies table");
  const heading = table.locator("thead th").nth(2);
  const fen = async () => (await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.cells[2].dataset.order))).map(BigInt);
  const inOrder = (numbers, downward) => numbers.every((number, at) => at === 0 || (downward ? numbers[at - 1] >= number : numbers[at - 1] <= number));
  await heading.locator("button").click();
  assert.equal(await heading.getAttribute("aria-sort"), "descending");
  assert.ok(inOrder(await fen(), true));
  await heading.locator("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  assert.ok(inOrder(await fen(), false));
  await page.close();
});

await prove("a figure shows where it comes from, by mouse and by keyboard, and leads to the list", async () => {
  const { page } = await open("seed");
  const figure = page.locator("#overview .figure .cite").first();
  await figure.click();
  const card = page.locator("#card");
  assert.match(await card.innerText(), /5,102\.22 万元/);
  assert.match(await card.innerText(), /第106行/);
  assert.match(await card.innerText(), /武昌区政府办-2023\.txt/);
  await page.keyboard.press("Escape");
  assert.ok(await card.isHidden());
  assert.ok(await figure.evaluate((link) => document.activeElement === link), "the focus is back at the figure");
  await page.keyboard.press("Enter");
  assert.ok(await card.isVisible());
  await card.locator("button").first().click();
  const entry = page.locator(await figure.getAttribute("href"));
  assert.ok(await entry.isVisible());
  assert.ok(await entry.evaluate((entry) => entry.classList.contains("shown")));
  await page.close();
});

await prove("every link in a report leads somewhere in it", async () => {
  for (const kind of kinds) {
    const { page } = await open(kind);
    const dead = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href"))
      .filter((href) => !href.startsWith("#") || !document.getElementById(href.slice(1))));
    assert.deepEqual(dead, []);
    await page.close();
  }
});

await prove("both sides of a finding lead to their lines", async () => {
  const { page } = await open("seed");
  const sides = page.locator(".finding").first().locator(".sides ul");
  assert.equal(await sides.count(), 2);
  for (const side of await sides.all()) {
    await side.locator("a.cite").first().click();
    assert.match(await page.locator("#card").innerText(), /第\d+行/);
    await page.keyboard.press("Escape");
  }
  await page.close();
});

await prove("amounts switch to exact yuan, in tables and in charts", async () => {
  const { page } = await open("seed");
  const first = page.locator("#overview .figure").first();
  assert.equal((await first.innerText()).trim(), "5,102.22万元");
  await page.locator("[data-unit='yuan']").click();
  assert.equal((await first.innerText()).trim(), "51,022,200.00元");
  const drawing = page.locator("#functional .drawing");
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  await page.mouse.move(box.x + box.width * 0.45, box.y + 40);
  await page.waitForFunction(() => document.querySelector("#functional .drawing").innerText.includes("元"));
  assert.match(await drawing.innerText(), /9,119,200\.00元/);
  await page.close();
});

/** What a click saves: the name of the file, and its bytes. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

await prove("a chart is saved as PNG and SVG, with its title and where it comes from, and nothing is fetched", async () => {
  const { page, troubles } = await open("seed");
  const figure = page.locator("#functional figure.chart").first();
  const title = await figure.locator("figcaption").innerText();
  const svg = await saved(page, figure.locator("[data-save='svg']"));
  assert.ok(svg.name.includes(title) && svg.name.endsWith(".svg"), svg.name);
  const text = svg.bytes.toString();
  assert.ok(text.startsWith("<svg xmlns=") && text.includes(title) && text.includes("万元") && /juesuan \d/.test(text));
  const paths = await page.evaluate((text) => {
    const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
    return drawn.querySelector("parsererror") ? 0 : drawn.querySelectorAll("path").length;
  }, text);
  assert.ok(paths > 5, `${paths} paths`);
  const png = await saved(page, figure.locator("[data-save='png']"));
  assert.ok(png.name.endsWith(".png") && png.bytes.length > 20_000, `${png.name} ${png.bytes.length}`);
  assert.deepEqual([...png.bytes.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assert.equal(png.bytes.readUInt32BE(16), 1800, "twice as wide as drawn");
  assert.deepEqual(troubles, []);
  await page.close();
});

await prove("every table is saved as CSV that Excel reads, with exact yuan and no formula", async () => {
  const { page } = await open("department");
  for (const table of await page.locator("div.frame").all()) {
    const { name, bytes } = await saved(page, table.locator("[data-save='csv']"));
    assert.ok(name.endsWith(".csv"), name);
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const lines = bytes.toString().slice(1).trimEnd().split("\r\n");
    assert.equal(lines.length, 1 + await table.locator("tbody tr").count(), name);
    assert.ok(!lines.some((line) => /(^|,)"?[=+@]/.test(line)), name);
  }
  const accounts = await saved(page, page.locator("#accounts div.frame").first().locator("[data-save='csv']"));
  const [headings, ...rows] = accounts.bytes.toString().slice(1).trimEnd().split("\r\n").map((line) => line.split(","));
  assert.deepEqual(headings.slice(0, 3), ["年度", "本年收入合计（元）", "收入较上年"]);
  const exact = await page.locator("#accounts table").first().locator("tbody tr").last().locator("data").first().getAttribute("value");
  assert.equal(rows.at(-1)[1], exact);
  await page.close();
});

await prove("a citation has the value in both units, the report, the place, and the versions", async () => {
  const { page } = await open("seed");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#overview .figure .cite").first().click();
  await page.locator("#card [data-cite]").click();
  await page.waitForFunction(() => document.querySelector("#card [data-cite]").textContent === "已复制");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /5,102\.22万元（51,022,200\.00元）/);
  assert.match(text, /武汉市武昌区人民政府办公室2023年度部门决算，.+第106行.*，武昌区政府办-2023\.txt/);
  assert.match(text, /juesuan \d+\.\d+\.\d+，数据仓库版本\d+（\d{4}-/);
  await page.keyboard.press("Escape");
  // What was computed cites the places of what it was computed from.
  await page.locator("#overview .aside .cite").first().click();
  await page.locator("#card [data-cite]").click();
  await page.waitForFunction(() => document.querySelector("#card [data-cite]").textContent === "已复制");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /= .+÷.+；.+第\d+行/);
  await page.close();
});

await prove("no card is alone in its row, changes have signs, and lying bars name their unit", async () => {
  for (const [kind, width] of kinds.flatMap((kind) => [1280, 800, 390].map((width) => [kind, width]))) {
    const { page } = await open(kind, { width });
    const rows = await page.locator(".card").evaluateAll((cards) => {
      const tops = cards.map((card) => card.getBoundingClientRect().top);
      return tops.filter((top) => top === tops.at(-1)).length;
    });
    assert.ok(rows > 1, `${kind} ${width}: ${rows} in the last row`);
    await page.close();
  }
  const { page } = await open("department");
  const changes = await page.locator("#accounts table").first().locator("tbody tr").evaluateAll((rows) =>
    rows.slice(1).map((row) => row.cells[2].textContent.trim()));
  assert.ok(changes.every((change) => /^([+−]\d|0\.00%|—)/.test(change)), changes.join(" "));
  const units = await page.locator("#functional .drawing").first().locator("svg text").allTextContents();
  assert.ok(units.includes("万元"), units.join(" "));
  await page.close();
});

await prove("at 1280 no table is cut; at 390 one that is wider says that it scrolls", async () => {
  for (const kind of [...kinds, "english"]) {
    const { page } = await open(kind);
    const cut = await page.locator("div.table").evaluateAll((tables) => tables.filter((table) => table.scrollWidth > table.clientWidth + 1)
      .map((table) => `${table.getAttribute("aria-labelledby")} ${table.scrollWidth} > ${table.clientWidth}`));
    assert.deepEqual(cut, [], kind);
    await page.close();
  }
  const { page } = await open("department", { width: 390 });
  const frames = await page.locator("div.frame").evaluateAll((frames) => frames.map((frame) => {
    const table = frame.querySelector(".table");
    return [table.scrollWidth > table.clientWidth + 1, getComputedStyle(frame.querySelector(".hint")).visibility === "visible"];
  }));
  assert.ok(frames.some(([scrolls]) => scrolls) && frames.every(([scrolls, hinted]) => scrolls === hinted), JSON.stringify(frames));
  await page.close();
});

await prove("what is missing says why, also to those who listen", async () => {
  const { page } = await open("seed");
  const reasons = await page.locator("table .none").evaluateAll((cells) => cells.map((cell) => cell.querySelector(".heard").textContent));
  assert.ok(reasons.length > 10 && reasons.every((reason) => reason.length > 1), `${reasons.length}`);
  await page.close();
});

await prove("on paper it is A4, light and without switches", async () => {
  const { page } = await open("department", { scheme: "dark" });
  const path = `${pictures}/department.pdf`;
  await page.pdf({ path, preferCSSPageSize: true });
  assert.ok(statSync(path).size > 50_000);
  const select = page.locator(".tools select");
  assert.equal(await select.inputValue(), "short");
  const visible = async (choice) => {
    await page.emulateMedia({ media: "screen" });
    await select.selectOption(choice);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const parts = ["#t-files", "details.evidence li"].map((part) => page.locator(part).first().isVisible());
    return Promise.all(parts);
  };
  assert.deepEqual(await visible("none"), [false, false]);
  assert.deepEqual(await visible("short"), [true, false]);
  // What is folded on the screen is on paper.
  assert.deepEqual(await visible("all"), [true, true]);
  for (const part of [".tools", ".save", ".hint", "nav"]) assert.ok(await page.locator(part).first().isHidden(), part);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  await page.close();
});

await prove("the choice of light or dark goes before the system's", async () => {
  const { page } = await open("seed", { scheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.locator("[data-theme='light']").click();
  assert.notEqual(await ground(), dark);
  assert.equal(await page.locator("button[data-theme='light']").getAttribute("aria-pressed"), "true");
  await page.close();
});

await prove("an English report has no Chinese but what papers print", async () => {
  const { page, troubles } = await open("english");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.doesNotMatch(await page.locator("nav").innerText(), /[\u4e00-\u9fff]/);
  assert.doesNotMatch(await page.locator("thead").allInnerTexts().then((all) => all.join()), /[\u4e00-\u9fff]/);
  assert.deepEqual(troubles, []);
  await page.close();
});

await prove("a page of a PDF is shown with the figures framed where they stand", async () => {
  const { page, troubles } = await open("pages");
  const pictures = page.locator("figure.page");
  assert.ok((await pictures.count()) > 0);
  const [first] = await pictures.all();
  await first.scrollIntoViewIfNeeded();
  assert.ok(await first.locator("img").evaluate((image) => image.decode().then(() => image.naturalWidth > 500)));
  const outside = await page.locator("figure.page rect").evaluateAll((frames) => frames.filter((frame) => {
    const [frameBox, sheet] = [frame.getBoundingClientRect(), frame.closest(".sheet").getBoundingClientRect()];
    return frameBox.left < sheet.left || frameBox.top < sheet.top || frameBox.right > sheet.right || frameBox.bottom > sheet.bottom;
  }).length);
  assert.equal(outside, 0);
  assert.deepEqual(troubles, []);
  await first.screenshot({ path: `${process.argv[4]}/page.png` });
  await page.close();
});

await browser.close();
console.log(`${proved} proved`);
