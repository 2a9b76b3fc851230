package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

const embedding = `<!DOCTYPE html><html lang="en"><title>x</title><link rel="stylesheet" href="kartograph.css"><link rel="icon" href="data:,">
<script type="module">
import './element.js';
import { projector } from './projections.js';
window.told = [];
for (const name of ['select', 'ready', 'error']) document.addEventListener('kartograph-' + name, (e) => told.push(name + ' ' + (e.detail && (e.detail.name || ''))));
const el = document.createElement('kartograph-map');
el.options = { projector };
el.setAttribute('src', 'map.svg');
document.body.append(el);
const evil = document.createElement('kartograph-map');
evil.setAttribute('src', 'evil.svg');
document.body.append(evil);
window.el = el; window.evil = evil;
</script>`

const evilSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="told.push('ran')"><script>told.push('ran')</script><image href="x.png" onerror="told.push('ran')"/>
<a href="javascript:told.push('ran')"><path id="p" data-name="x" d="m0 0h9v9z" onclick="told.push('ran')"/></a><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="told.push('ran')"/></foreignObject></svg>`

// TestEmbed uses the module and the element in a page of another's.
func TestEmbed(t *testing.T) {
	browser := Browser(t)
	folder := filepath.Dir(drawn(t, map[string]string{"c.json": sized, "s.css": "#countries { fill: #ddd }", "index.html": embedding, "evil.svg": evilSVG}))
	for _, args := range [][]string{{"embed", folder}, {filepath.Join(folder, "c.json"), "-o", filepath.Join(folder, "map.svg")}} {
		if text, err := exec.Command(os.Getenv("KARTOGRAPH"), args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	defer server.Close()
	tab := Open(t, browser, filepath.Join(folder, "map.html"), 900)
	tab.must(chromedp.Do(tab.ctx, chromedp.Navigate(server.URL+"/index.html")))
	tab.waitFor("window.told && told.filter((x) => x.startsWith('ready')).length == 2", "the maps are not ready")
	if !tab.Truth("el.map.select('PER', {zoom: true})") {
		t.Error("Peru is not selected")
	}
	if told := tab.Text("told.join(', ')"); told != "ready , ready , select Peru" {
		t.Errorf("told %s", told)
	}
	if off := tab.Number("(() => { const [x, y] = el.map.project([-75, -10]), [lon, lat] = el.map.invert([x, y]); return Math.hypot(lon + 75, lat + 10); })()"); off > 1e-5 {
		t.Errorf("there and back is %v degrees off", off)
	}
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("evil.querySelector('path').dispatchEvent(new MouseEvent('click', {bubbles: true}))", noValue)))
	if told := tab.Text("told.join(', ')"); told != "ready , ready , select Peru, select x" {
		t.Errorf("told %s: a hostile file runs", told)
	}
	if n := tab.Number("evil.querySelectorAll('script, image, foreignObject, [href], [onclick], [onload]').length"); n != 0 {
		t.Errorf("%v hostile parts are left", n)
	}
}
