// Reads a page of a comparison as people do: node page.mjs URL CHROMIUM FOLDER
import { chromium } from "playwright-core";

const [url, executablePath, folder] = process.argv.slice(2);
const browser = await chromium.launch({
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
const said = { errors: [], requests: [], dialogs: 0, overflows: [], pale: [] };

async function open(options) {
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

const sizes = { wide: { width: 1400, height: 900 }, narrow: { width: 360, height: 740 } };
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

const page = await open({ viewport: sizes.wide });
const visible = () => page.locator("article:visible h3").allInnerTexts();
said.all = (await visible()).length;
said.status = await page.getByRole("status").innerText();
for (const name of ["warning", "info"]) {
  const box = page.getByRole("checkbox", { name });
  if (await box.count()) await box.uncheck();
}
said.errorsOnly = (await visible()).length;
said.operations = await page.getByRole("combobox", { name: "Operation" }).locator("option").allInnerTexts();
if (said.operations.length > 1) {
  await page.getByRole("combobox", { name: "Operation" }).selectOption({ index: 1 });
  said.oneOperation = await visible();
  await page.getByRole("combobox", { name: "Operation" }).selectOption("");
}
await page.getByRole("searchbox").fill("no such text");
said.none = (await visible()).length;
await page.getByRole("searchbox").fill("");

// Where a link led to, once it did.
const went = async (to) => {
  await page.waitForFunction((to) => new RegExp(`^#(?:${to})`).test(location.hash), to);
  return page.evaluate(() => location.hash);
};

// By keyboard alone: the first stop leads past the header, and a change leads to its line and back.
await page.reload();
await page.keyboard.press("Tab");
said.firstStop = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press("Enter");
said.skippedTo = await went("changes");
await page.locator(".lines a").first().focus();
await page.keyboard.press("Enter");
const anchor = await went("old-|new-");
said.marked = await page.locator(".row", { has: page.locator(anchor) }).locator("mark").allInnerTexts();
await page.locator(".row", { has: page.locator(anchor) }).locator(".back").first().click();
said.backTo = await went("change-");
said.headings = await page
  .locator("h1, h2, h3, h4")
  .evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
said.ids = await page.evaluate(() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.length === new Set(ids).size;
});
said.images = await page.locator("img, iframe, object, script[src], link").count();
await page.emulateMedia({ media: "print" });
said.printed = await page.locator("#filters").isVisible();

// Where scripts do not run, everything is there and nothing offers to filter.
const plain = await open({ viewport: sizes.wide, javaScriptEnabled: false });
said.withoutScript = [
  await plain.locator("article:visible").count(),
  await plain.locator("#filters").isVisible(),
];

console.log(JSON.stringify(said));
await browser.close();
