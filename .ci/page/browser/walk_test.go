package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestWalk goes the way of docs/start.md as a new user would, with the page open, and tells
// what each step cost: what is typed, and how long it takes until it is seen.
func TestWalk(t *testing.T) {
	text, err := os.ReadFile("../../../docs/start.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string][]string{}
	for _, m := range regexp.MustCompile("(?s)```(\\w+)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		blocks[m[1]] = append(blocks[m[1]], m[2])
	}
	folder, command := t.TempDir(), os.Getenv("KARTOGRAPH")
	cost := func(step, typed string, took time.Duration) {
		fmt.Printf("%-34s  %-44s  %6.2f s\n", step, typed, took.Seconds())
	}
	run := func(args ...string) time.Duration {
		start := time.Now()
		cmd := exec.Command(command, args...)
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return time.Since(start)
	}
	config, style := filepath.Join(folder, "map.yaml"), filepath.Join(folder, "style.css")
	cost("init", "1 command", run("init"))
	browser := Browser(t)
	start := time.Now()
	tab := Open(t, browser, serving(t, config, style), 1280)
	tab.until("document.querySelector('#paper #countries path')")
	cost("serve, until the map is seen", "1 command, 1 click on the address", time.Since(start))
	change := func(name, old, new string) {
		t.Helper()
		was, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(was), old) {
			t.Fatalf("%s has no %q", name, old)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(was), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	seen := func(step, typed, expression string, do func()) {
		t.Helper()
		start := time.Now()
		do()
		tab.until(expression)
		cost(step, typed, time.Since(start))
	}
	seen("change a colour", "7 letters in style.css", "getComputedStyle(document.querySelector('#sea')).fill == 'rgb(185, 211, 226)'", func() {
		change(style, "#sea { fill: #dce9f0 }", strings.TrimSpace(blocks["css"][0]))
	})
	const labeling = "    labeling: {key: NAME, priority: POP_EST, min-area: 120}\n"
	seen("join a table", "2 lines, a legend, 1 line taken out", "document.querySelector('#legend') && document.querySelector('#countries .q1-4')", func() {
		if err := os.WriteFile(filepath.Join(folder, "members.csv"), []byte(blocks["csv"][0]), 0o644); err != nil {
			t.Fatal(err)
		}
		change(config, labeling, labeling+blocks["yaml"][0])
		change(config, "background:", blocks["yaml"][1]+"background:")
		change(style, "\tfill: #f4efe4;\n", "")
	})
	tab.until("document.querySelector('#warnings').textContent.includes('no row')")
	const germany = "[...document.querySelectorAll('#paper #countries-label text')].find((t) => t.textContent == 'Germany')"
	x, y := tab.Number(germany+".getBoundingClientRect().x"), tab.Number(germany+".getBoundingClientRect().y")
	seen("drag a label", "1 drag", "Math.abs("+germany+fmt.Sprintf(".getBoundingClientRect().y - %g) < 1.5 && document.querySelector('#status').textContent.includes('Written') && !", y-20)+germany+".style.translate", func() {
		tab.drag(x+8, y+6, x+8, y-14)
	})
	if now, _ := os.ReadFile(config); !strings.Contains(string(now), "overrides: {Germany: {dx: ") || !strings.Contains(string(now), "# Labels, from a column;") {
		t.Errorf("the config is\n%s", now)
	}
	cost("write the page", "1 command", run("map.yaml", "-s", "style.css", "-o", "map.html"))
	page := Open(t, browser, filepath.Join(folder, "map.html"), 1000)
	page.until("document.querySelector('svg #countries path')")
}
