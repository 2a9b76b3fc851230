package browser

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestPreview saves files while a page of kartograph serve is open: pictures change in
// place, and the reader stays where he is.
func TestPreview(t *testing.T) {
	browser := Browser(t)
	folder := t.TempDir()
	save := func(name, text string) {
		t.Helper()
		whole := filepath.Join(folder, name)
		if err := os.WriteFile(whole+"~", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(whole+"~", whole); err != nil {
			t.Fatal(err)
		}
	}
	const config = `{"proj": "robinson", "layers": {"sea": {"special": "sea"}, "countries": {"src": "builtin:countries-110m", "attributes": ["NAME"]}}, "export": {"width": 600}}`
	save("map.json", config)
	save("map.css", "#countries { fill: #111111 }")
	tab := Open(t, browser, serving(t, filepath.Join(folder, "map.json"), filepath.Join(folder, "map.css")), 1000)
	const fill = "getComputedStyle(document.querySelector('#paper #countries')||document.body).fill"
	tab.until(fill + "=='rgb(17, 17, 17)'")
	tab.Text("document.querySelector('#in').click(), document.querySelector('#countries [data-name=India]').dispatchEvent((() => {const r = document.querySelector('#countries [data-name=India]').getBoundingClientRect(); return new MouseEvent('click', {bubbles: true, clientX: r.x + r.width / 2, clientY: r.y + r.height / 2})})()), window.kept = document.querySelector('#countries path'), ''")
	tab.until("!document.querySelector('#chosen').hidden")
	tab.until("document.querySelector('#feature').textContent.includes('POP_EST')") // which the picture does not carry
	tab.until("document.querySelector('#feature ol').textContent.includes('map.css:1')")
	where, told := tab.Text("document.querySelector('#paper').style.transform"), tab.Text("document.querySelector('#feature').textContent")

	save("map.css", "#countries { fill: #222222 }")
	tab.until(fill + "=='rgb(34, 34, 34)'")
	if !tab.Truth("kept.isConnected") {
		t.Error("a change of a colour makes the elements anew")
	}
	save("map.json", config[:40])
	tab.until("document.querySelector('#mistakes').textContent.includes('map.json:1:')")
	if !tab.Truth(fill + "=='rgb(34, 34, 34)'") {
		t.Error("a mistake takes the last map away")
	}
	save("map.json", strings.Replace(config, "robinson", "mollweide", 1))
	tab.until("document.querySelector('#mistakes').hidden")
	if now := tab.Text("document.querySelector('#paper').style.transform"); now != where {
		t.Errorf("the reader was at %s and is at %s", where, now)
	}
	if now := tab.Text("document.querySelector('#feature').textContent"); tab.Truth("document.querySelector('#chosen').hidden") || now == "" || now[:10] != told[:10] {
		t.Errorf("the choice was %q and is %q", told, now)
	}
	tab.Text("document.querySelector('#vision').value = 'tritanopia', document.querySelector('#vision').dispatchEvent(new Event('change')), ''")
	tab.until("document.querySelector('#paper').style.filter.includes('tritanopia')")
	const sea = "getComputedStyle(document.querySelector('#paper #sea')).fill"
	choose := func(theme string) {
		tab.Text("document.querySelector('#theme').value = '" + theme + "', document.querySelector('#theme').dispatchEvent(new Event('change')), ''")
	}
	light := tab.Text(sea)
	seen := map[string]string{light: "no theme"}
	for _, theme := range []string{"atlas", "dark", "light"} {
		choose(theme)
		tab.until(sea + " != '" + light + "'")
		light = tab.Text(sea)
		if other, twice := seen[light]; twice {
			t.Errorf("the sea of %s is that of %s: %s", theme, other, light)
		}
		seen[light] = theme
		if !tab.Truth(fill + "=='rgb(34, 34, 34)'") {
			t.Errorf("%s lies above the map's own stylesheet", theme)
		}
	}
	choose("")
	tab.until("'" + seenBy(seen, "no theme") + "' == " + sea)
}

func seenBy(seen map[string]string, name string) string {
	for colour, theme := range seen {
		if theme == name {
			return colour
		}
	}
	return ""
}

// until waits for what comes by and by.
func (tab *Tab) until(expression string) {
	tab.t.Helper()
	for range 600 {
		if tab.Truth(expression) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	tab.t.Fatalf("never: %s", expression)
}

// serving starts kartograph serve, and is where it serves.
func serving(t *testing.T, config, style string) string {
	t.Helper()
	cmd := exec.Command(os.Getenv("KARTOGRAPH"), "serve", config, "-s", style)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		_ = cmd.Wait() // it was killed
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(fmt.Errorf("kartograph serve: %w", err))
	}
	return strings.TrimSpace(address)
}
