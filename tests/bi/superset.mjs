// The dashboard that superset.py made, in a real browser: each chart is drawn, no error is shown. Then a picture of it.
//
//   node superset.mjs FOLDER-OF-NODE-MODULES ADDRESS PICTURE
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [modules, address, picture] = process.argv.slice(2);
const { chromium } = createRequire(`${resolve(modules)}/`)("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.JUESUAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 920 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(180_000);
  await page.goto(`${address}/login/`);
  await page.locator("input[type=password]").waitFor();
  await page.locator("input#username, input[name=username]").first().fill("admin");
  await page.locator("input[type=password]").fill("admin");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  await page.goto(`${address}/superset/dashboard/juesuan/?standalone=1`);
  await page.locator("canvas").nth(1).waitFor();
  await page.locator("table tbody tr").first().waitFor();
  await page.locator(".loading").first().waitFor({ state: "detached" });
  // The charts grow into place.
  await page.waitForTimeout(3_000);
  assert.equal(await page.locator("[data-test-viz-type]").count(), 3, "three charts");
  assert.equal(await page.locator(".ant-alert-error, [data-test=error]").count(), 0, "no chart says an error");
  await page.getByText("云澜区教育局").last().waitFor();
  await page.screenshot({ path: picture });
  console.log(`three charts are drawn: ${picture}`);
} finally {
  await browser.close();
}
