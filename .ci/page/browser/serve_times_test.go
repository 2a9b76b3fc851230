package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// timedConfig is a map of the world at a scale, with the names of all countries.
const timedConfig = `proj: robinson
layers:
  sea: {special: sea}
  countries: {src: "builtin:countries-SCALE", attributes: [NAME, POP_EST]LABELS}
export: {width: 1000}
title: {text: World, draw: false}
`

// TestServeTimes measures how long it takes from when a file is saved until the second
// frame after the picture has changed, and compares the medians with what is promised.
// It runs where SERVE_TIMES is set, since times belong to a machine.
func TestServeTimes(t *testing.T) {
	if os.Getenv("SERVE_TIMES") == "" {
		t.Skip("SERVE_TIMES is not set")
	}
	browser := Browser(t)
	fmt.Println("scale  labels  changed     median ms  slowest ms  at most ms")
	for _, c := range []struct {
		scale          string
		labels         bool
		styled, config float64
	}{{"50m", false, 80, 150}, {"50m", true, 80, 150}, {"10m", false, 250, 500}, {"10m", true, 250, 500}} {
		text := strings.Replace(timedConfig, "SCALE", c.scale, 1)
		labels := ""
		if c.labels {
			labels = ", labeling: {key: NAME, priority: POP_EST, buffer: true}"
		}
		text = strings.Replace(text, "LABELS", labels, 1)
		folder := t.TempDir()
		config, style := filepath.Join(folder, "map.yaml"), filepath.Join(folder, "map.css")
		save := func(name, text string) {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		save(config, text)
		save(style, "#countries { fill: #eee; stroke: #888 }")
		tab := Open(t, browser, serving(t, config, style), 1200)
		tab.until("document.querySelector('#paper #countries path')")
		tab.Text(`document.addEventListener('shown', () => requestAnimationFrame(() => requestAnimationFrame(() => (window.seen = performance.timeOrigin + performance.now(), window.times = (window.times || 0) + 1)))), ''`)
		time.Sleep(time.Second)
		measure := func(what string, most float64, change func(i int)) {
			var all []float64
			for i := range 15 {
				before := tab.Number("window.times || 0")
				start := time.Now()
				change(i)
				tab.until(fmt.Sprintf("(window.times || 0) > %g", before))
				all = append(all, tab.Number("window.seen")-float64(start.UnixMicro())/1000)
				time.Sleep(100 * time.Millisecond)
			}
			slices.Sort(all)
			median := all[len(all)/2]
			fmt.Printf("%-5s  %-6t  %-10s  %9.0f  %10.0f  %10.0f\n", c.scale, c.labels, what, median, all[len(all)-1], most)
			if most > 0 && median > most {
				t.Errorf("%s, labels %t, %s changed: %.0f ms", c.scale, c.labels, what, median)
			}
		}
		measure("stylesheet", c.styled, func(i int) { save(style, fmt.Sprintf("#countries { fill: #%02xeeee; stroke: #888 }", 100+i)) })
		measure("title", c.config, func(i int) { save(config, strings.Replace(text, "World", fmt.Sprint("World ", i), 1)) })
		width := c.config
		if c.labels {
			width = 0 // all labels are placed anew, which takes as long as it takes
		}
		measure("width", width, func(i int) { save(config, strings.Replace(text, "1000", fmt.Sprint(1000+i+1), 1)) })
	}
}
