/** What the offline pages of an archive carry with them: they ask no network for anything. */
export const readerStyle = `
:root{color-scheme:light dark;--ink:light-dark(#182b25,#e7efeb);--soft:light-dark(#44544e,#b5c1bc);--paper:light-dark(#fbfaf6,#0f1714);--surface:light-dark(#fff,#161f1c);--line:light-dark(#e1e0d9,#2c3733);--link:light-dark(#115a48,#79caaf)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem}
p{margin:0 0 1rem;max-width:44rem}
a{color:var(--link)}
.soft{color:var(--soft)}
.search{display:block;margin:1.5rem 0}
.search input{display:block;width:100%;max-width:30rem;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--soft);border-radius:.5rem}
details{background:var(--surface);border:1px solid var(--line);border-radius:.5rem;margin:0 0 .5rem}
details details{border-width:1px 0 0;border-radius:0;margin:0}
summary{padding:.6rem 1rem;cursor:pointer;overflow-wrap:anywhere}
.table>summary{font-weight:600}
.table>p{padding:0 1rem}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0;padding:.25rem 1rem 1rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
dd img{display:block;max-width:12rem;max-height:12rem}
@media (max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
[hidden]{display:none!important}
`;

/** Searching is all that it does: everything can be read without it. */
export const readerScript = `
const field=document.querySelector(".search");
const input=field.querySelector("input");
const told=document.querySelector(".told");
const rows=[...document.querySelectorAll(".row")].map((row)=>[row,row.textContent.toLowerCase()]);
field.hidden=false;
input.addEventListener("input",()=>{
  const wanted=input.value.trim().toLowerCase();
  let found=0;
  for(const [row,text] of rows){row.hidden=wanted!==""&&!text.includes(wanted);if(!row.hidden)found+=1}
  for(const table of document.querySelectorAll(".table")){
    const left=table.querySelectorAll(".row:not([hidden])").length;
    table.hidden=wanted!==""&&left===0;
    table.open=wanted!==""&&left>0;
  }
  told.textContent=wanted===""?"":String(found);
});
`;
