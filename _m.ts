import {build,stop} from "esbuild"; import {gzipSync} from "node:zlib";
for (const l of Deno.args) { const r=await build({entryPoints:[`widget/locale/more/${l}.ts`],bundle:true,external:["../plural.ts"],write:false,minify:true,charset:"utf8",format:"esm"}); console.log(l, r.outputFiles[0].text.length, gzipSync(r.outputFiles[0].contents,{level:9}).length);} await stop();
