package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// hosting is a page of another's, with a map of an address that is set as a property.
const hosting = `<!DOCTYPE html><html lang="en"><title>x</title><link rel="stylesheet" href="kartograph.css"><link rel="icon" href="data:,">
<body><p id="secret" class="q0">of the page</p><script type="module">
import './element.js';
window.shown = (src) => new Promise((done) => {
  const el = document.createElement('kartograph-map');
  el.addEventListener('kartograph-ready', () => done(el));
  el.addEventListener('kartograph-error', (e) => done(e.detail.error.message));
  el.src = src;
  document.body.append(el);
});
// Loads that a map begins have begun by then.
window.settled = async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); document.body.getBoundingClientRect(); await fetch('kartograph.css'); };
window.begun = true;
</script></body></html>`

// escapes are what files of others hold to run or load something, to leave their place, or
// to change the page around them. {} stands for an address.
var escapes = []string{
	`<h:frame src="javascript:parent.ran='frame'"/>`, `<h:meta http-equiv="refresh" content="0;url={}"/>`, `<h:base href="{}"/>`, `<h:img src="{}" onerror="ran='img'"/>`,
	`<h:object data="javascript:parent.ran='object'"/>`, `<h:embed src="{}"/>`, `<h:iframe srcdoc="&lt;script&gt;parent.ran='srcdoc'&lt;/script&gt;"/>`, `<h:script>window.ran='h:script'</h:script>`,
	`<h:link rel="stylesheet" href="{}"/>`, `<h:style>@import "{}"; body{color:red}</h:style>`, `<h:video poster="{}" src="{}" autoplay="autoplay"/>`, `<h:input type="image" src="{}"/>`,
	`<h:details open="open" ontoggle="window.ran='toggle'"/>`, `<h:div style="background:url({})">x</h:div>`, `<m:math xmlns:m="http://www.w3.org/1998/Math/MathML" href="javascript:ran='math'"/>`,
	`<script>window.ran='script'</script>`, `<script href="{}"/>`, `<foreignObject width="9" height="9"><h:body><h:img src="{}"/></h:body></foreignObject>`, `<image href="{}" width="9" height="9"/>`,
	`<image xlink:href="{}" width="9" height="9"/>`, `<use href="{}#a"/>`, `<use xlink:href="data:image/svg+xml,x#x"/>`, `<a href="javascript:ran='a'"><path d="M0 0h9v9"/></a>`,
	`<set attributeName="onclick" to="ran='set'"/>`, `<animate onbegin="window.ran='begin'" attributeName="x" dur="1s"/>`, `<filter id="f"><feImage href="{}"/></filter><rect width="9" height="9" filter="url(#f)"/>`,
	`<rect width="9" height="9" onload="window.ran='load'" onclick="window.ran='click'"/>`,
	`<rect width="9" height="9" fill="url({}#a)" stroke="URL('{}#a')" clip-path="url({}#a)" mask="u\72l({})" cursor="url({}),auto" filter="url({}#a)" marker-end="url({}#a)"/>`,
	`<rect width="9" height="9" style="background:url({});mask-image:\75rl({});cursor:image-set(&quot;{}&quot; 1x),auto;--x:url({});fill:var(--x);position:fixed;inset:0;z-index:9"/>`,
	`<style>@import url({}); @import "{}"; path{fill:url({}#a)} @font-face{font-family:q;src:url({})} text{font-family:q} rect{background:image-set("{}" 1x);mask-image:\75rl({});cursor:url("{}"),auto}</style>`,
	`<style>rect{--x:url({});--y:src("{}");background:var(--x);mask-image:var(--x);list-style:image-set(var(--y) 1x);content:url({});mask:cross-fade(url({}),red)}</style>`,
	`<style>body,#secret,.q0,:root,*{color:red;display:none} html:has(svg) p{color:red} p{color:red} a,p[title="),p"],p:not([x="]"]),p{color:red}</style>`,
	`<style>@media all{p,#secret{color:red} @media all{*{color:red}}} @supports (color:red){p{color:red}} @layer x{p{color:red}} @container (width>0){p{color:red}} @scope (body){p{color:red}}</style>`,
	`<style>rect{fill:red;p &amp;{color:red} + p{color:red} body:has(&amp;) p{color:red} :not(&amp;){color:red}} svg{--q:(} } p{color:red}</style>`,
	`<style>rect{--q:"} p{color:red}</style><style>svg{--q:[</style><style>p{color:red}</style>`, `<style><![CDATA[</style><p>]]>p{color:red}</style>`,
	`<style>svg,g,rect{position:fixed;inset:0;z-index:99999;content:"x"}</style>`,
}

const around = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 9 9" onload="window.ran='svg'">`

// TestClean shows files that try to get out of their place: each is shown, nothing runs or
// loads, the page around stays as it is; and the files that Kartograph writes lose nothing.
func TestClean(t *testing.T) {
	browser := Browser(t)
	folder := t.TempDir()
	if text, err := exec.Command(os.Getenv("KARTOGRAPH"), "embed", folder).CombinedOutput(); err != nil {
		t.Fatalf("embed: %s", text)
	}
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(folder)))
	mux.HandleFunc("/index.html", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(hosting)) })
	mux.HandleFunc("/map/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/svg+xml")
		i, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/map/"))
		if err != nil || i < 0 || i >= len(escapes) {
			http.NotFound(w, r)
			return
		}
		text := strings.ReplaceAll(escapes[i], "{}", fmt.Sprintf("http://%s/asked/%d", r.Host, i))
		_, _ = w.Write([]byte(around + text + `<path d="M0 0h9v9" data-name="A" class="q0"/></svg>`))
	})
	own, err := filepath.Glob("../../../testdata/maps/*.svg")
	if err != nil || len(own) < 10 {
		t.Fatalf("%d maps: %v", len(own), err)
	}
	mux.Handle("/own/", http.StripPrefix("/own/", http.FileServer(http.Dir("../../../testdata/maps"))))
	server := httptest.NewServer(mux)
	defer server.Close()
	tab := Open(t, browser, server.URL+"/index.html", 900)
	tab.waitFor("window.begun", "the element is not there")
	for i, text := range escapes {
		name := strconv.Itoa(i)
		tab.do(`shown('/map/` + name + `').then(async (el) => { window.el = el; await settled(); for (const e of el.querySelectorAll?.('*') ?? []) e.dispatchEvent(new MouseEvent('click', {bubbles: true})); window.after = ` + quote(name) + `; })`)
		tab.waitFor("window.after == "+quote(name), text+": nothing is shown")
		if tab.Truth("typeof el == 'string'") {
			t.Errorf("%s: %s", text, tab.Text("el"))
			continue
		}
		if !tab.Truth("el.querySelectorAll('[role~=graphics-symbol][aria-label^=A]').length == 1 && el.dropped.length") {
			t.Errorf("%s: the feature is lost, or what was left out is not named", text)
		}
		if ran := tab.Text("window.ran || ''"); ran != "" {
			t.Errorf("%s: %s runs", text, ran)
		}
		if tab.Number("(() => { const s = getComputedStyle(secret); return +(s.color != 'rgb(26, 26, 26)' || s.display != 'block' || getComputedStyle(el.map.svg).position != 'static'); })()") != 0 {
			t.Errorf("%s: the page around is changed: %s", text, tab.Text("[...el.querySelectorAll('style')].map((s) => s.textContent).join('|')"))
		}
		if found := tab.Text(`[...el.querySelectorAll('svg *')].filter((e) => !(e instanceof SVGElement) || /^(script|a|set|animate|image|foreignObject|filter)$/.test(e.localName)).map((e) => e.nodeName).join()`); found != "" {
			t.Errorf("%s: %s is left", text, found)
		}
		tab.Text("el.remove(), ''")
	}
	tab.mu.Lock()
	for _, told := range tab.told {
		if strings.Contains(told, "@import rules are not allowed here") {
			continue // Chromium says so itself
		}
		if strings.Contains(told, "/asked/") || !strings.HasPrefix(told, "request: "+server.URL) {
			t.Error(told)
		}
	}
	tab.mu.Unlock()
	for _, file := range own {
		name := filepath.Base(file)
		tab.do(`shown('/own/` + name + `').then(async (el) => { window.el = el; window.file = new DOMParser().parseFromString(await (await fetch('/own/` + name + `')).text(), 'image/svg+xml').documentElement; window.after = ` + quote(name) + `; })`)
		tab.waitFor("window.after == "+quote(name), name+": nothing is shown")
		if lost := tab.Text("typeof el == 'string' ? el : el.dropped.join()"); lost != "" {
			t.Errorf("%s: lost %s", name, lost)
		}
		// mount puts groups of its own around, and takes titles that it shows itself.
		if n := tab.Number("[...file.querySelectorAll('path,circle,text,tspan,textPath,pattern,clipPath,rect')].length - [...el.map.svg.querySelectorAll('path,circle,text,tspan,textPath,pattern,clipPath,rect')].filter((e) => !e.closest('.kg-ring')).length"); n != 0 {
			t.Errorf("%s: %v elements are lost", name, n)
		}
		tab.Text("el.remove(), ''")
	}
	// Another address shows another map, none takes it away.
	tab.do(`shown('/own/` + filepath.Base(own[0]) + `').then((el) => { window.el = el; window.first = el.map; el.src = '/own/` + filepath.Base(own[1]) + `'; })`)
	tab.waitFor("window.first && el.map && el.map != first && el.querySelectorAll('svg').length == 1", "another src shows no other map")
	if !tab.Truth("el.src == el.getAttribute('src') && (el.src = '', !el.map && !el.firstChild)") {
		t.Error("an empty src leaves the map")
	}
}

// do begins what a program does, and does not wait for it.
func (tab *Tab) do(program string) {
	tab.t.Helper()
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("void "+program, noValue)))
}
