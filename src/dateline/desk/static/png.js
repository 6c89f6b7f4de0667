// Beside each drawing that can be had as SVG: the same as PNG, drawn by the browser.
"use strict";
for (const link of document.querySelectorAll("a[data-png]")) {
  const scale = 2;
  const read = async () => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const text = await answer.text();
    const [box, width, height] = text.match(/viewBox="0 0 (\d+) (\d+)"/);
    // The style of the page lets a drawing grow with it; a picture has its own size.
    const size = `.chart{width:${width}px;height:${height}px;max-width:none}`;
    const sized = text
      .replace(box, `${box} width="${width}" height="${height}"`)
      .replace("</style>", `${size}</style>`);
    const picture = new Image();
    picture.src = "data:image/svg+xml," + encodeURIComponent(sized);
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * scale, height * scale];
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  const save = document.createElement("a");
  save.textContent = link.textContent.replace("SVG", "PNG");
  save.href = link.href;
  save.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const file = document.createElement("a");
      file.href = URL.createObjectURL(await read());
      file.download = (link.pathname.split("/").pop() || "chart.svg").replace(/\.svg$/, ".png");
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 60000);
    } catch (failure) {
      save.replaceWith(`no PNG could be drawn (${failure.message}); take the SVG`);
    }
  });
  link.after(", ", save);
}
