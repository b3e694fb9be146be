/**
 * Lit without what the widget never uses: `widget/element/lit.ts` in the place of its elements, and
 * its templates without directives, SVG and MathML as templates of their own, templates compiled
 * beforehand, bindings of whole elements and in comments, listeners with options, and polyfills.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";

/** For bundles of a project that has the smaller elements. @param root the folder of the project */
export function slimLit(root: string): Plugin {
  return {
    name: "slim-lit",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^lit$/ }, () => ({ path: join(root, "widget/element/lit.ts") }));
      onLoad({ filter: /[\\/]lit-html[\\/]lit-html\.js$/ }, async ({ path }) => ({
        contents: slimTemplates(await readFile(path, "utf8")),
        loader: "js",
      }));
    },
  };
}

/** What is cut out of the templates, as it stands in the one version that is installed. */
const CUTS: readonly (readonly [what: string, instead?: string])[] = [
  // Hooks for polyfills and for hydration, and a global list of versions.
  [
    "const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=t.litHtmlPolyfillSupport;" +
    'B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=',
    "const D=",
  ],
  ["j as _$LH,"],
  // Directives.
  ["t=M(this,t,i),a(t)", "a(t)"],
  ["t=M(this,t,i,0),o=", "o="],
  ["r=M(this,e[s+n],i,n),r===E", "r=e[s+n],r===E"],
  ["if((t=M(this,t,i,0)??A)===E)return;", "if((t??=A)===E)return;"],
  // SVG and MathML.
  ['l=2===i?"<svg>":3===i?"<math>":""', 'l=""'],
  ['+(2===i?"</svg>":3===i?"</math>":"")'],
  ["P.currentNode=this.el.content,2===i||3===i){", "P.currentNode=this.el.content,0){"],
  // Bindings of elements, and in comments.
  ["else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))"],
  [
    "1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))",
    "i=new r.ctor(h,r.name,r.strings,this,t)",
  ],
  ["else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}"],
  // Templates compiled beforehand, documents other than this one.
  [
    'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),' +
    "this.options)),s)",
    "e=this._$AC(t)",
  ],
  ["(t?.creationScope??l)", "l"],
  // What tells directives whether they are on the page.
  ["get _$AU(){return this._$AM?._$AU??this._$Cv}"],
  [",this._$Cv=e?.isConnected??!0"],
  ["setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}"],
  ["this._$AP?.(!1,!0,s)", ""],
  ["get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}"],
  ["get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}"],
  [
    "get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&" +
    "11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}" +
    "get endNode(){return this._$AB}",
  ],
  // Listeners that are objects.
  ["||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive"],
  [
    '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):' +
    "this._$AH.handleEvent(t)",
    "this._$AH.call(this.options.host??this.element,t)",
  ],
];

/**
 * The source of Lit's templates without what the widget never uses.
 *
 * @throws {Error} when it is another version, in which nobody has looked
 */
export function slimTemplates(source: string): string {
  let slim = source;
  for (const [what, instead = ""] of CUTS) {
    if (slim.split(what).length !== 2) {
      throw new Error(`Cannot make Lit smaller: "${what}" is not there once; look at its source`);
    }
    slim = slim.replace(what, () => instead);
  }
  return slim;
}
