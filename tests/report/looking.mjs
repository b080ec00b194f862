// A browser that looks at one page as people do, and what it noticed: what every script of a page begins with.
import { chromium } from "playwright-core";

const [url, executablePath, folder] = process.argv.slice(2);
export const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
export const said = { errors: [], requests: [], dialogs: 0, overflows: [], pale: [] };

export async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => said.errors.push(String(error)));
  page.on("console", (line) => line.type() === "error" && said.errors.push(line.text()));
  page.on("request", (request) => {
    if (request.url() !== url) said.requests.push(request.url());
  });
  page.on("dialog", (dialog) => {
    said.dialogs += 1;
    return dialog.dismiss();
  });
  await page.goto(url);
  return page;
}

// Texts whose contrast with what is behind them is below 4.5 (WCAG 2.2, 1.4.3).
function pale() {
  const parts = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = parts(color)
      .slice(0, 3)
      .map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if ((parts(color)[3] ?? 1) > 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const found = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || ["SCRIPT", "STYLE", "OPTION"].includes(element.tagName)) continue;
    const a = light(getComputedStyle(element).color);
    const b = light(behind(element));
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) found.add(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
  }
  return [...found];
}

export const sizes = { wide: { width: 1400, height: 900 }, narrow: { width: 360, height: 740 } };
for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open({ viewport, colorScheme });
    // A page is no wider than its window; only boxes of code scroll sideways.
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      said.overflows.push(`${name} ${colorScheme}`);
    said.pale.push(...(await page.evaluate(pale)));
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage: true });
    await page.close();
  }
}
