package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var update = flag.Bool("update", false, "write the golden file")

// metric is one of the counters of a page.
func (tab *Tab) metric(name string) float64 {
	tab.t.Helper()
	value := 0.0
	tab.call(func(ctx context.Context, target *chromedp.Target) error {
		all, err := cdp.Call(ctx, target, performance.GetMetrics, cdp.Empty{})
		for _, m := range all.Metrics {
			if m.Name == name {
				value = m.Value
			}
		}
		return err
	})
	return value
}

// TestAccessible compares what a screen reader is told of a map with a golden file: the
// tree down to the layers, then what each key puts into focus and what is said.
func TestAccessible(t *testing.T) {
	browser := Browser(t)
	const config = `{"title": "People of the world", "desc": "Countries by people.", "lang": "en", "layers": {"sea": {"special": "sea"},
		"countries": {"src": "builtin:countries-110m", "filter": "POP_EST > 4e7", "attributes": {"name": "NAME", "people": "POP_EST"}, "classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e8, 5e8]}}},
		"proj": "robinson"}`
	files := map[string]string{"accessible": drawn(t, map[string]string{"c.json": config, "s.css": ""})}
	for _, name := range maps {
		files[name] = draw(t, name)
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			accessible(t, browser, file, filepath.Join("testdata", name+".txt"))
		})
	}
}

// accessible compares what is told of one page.
func accessible(t *testing.T, browser context.Context, file, golden string) {
	tab := Open(t, browser, file, 900)
	defer tab.Quiet()
	var told bytes.Buffer
	tab.tree(&told)
	tab.Text("document.querySelector('.kg-buttons button:last-child').focus(), ''")
	for _, key := range []struct{ name, key string }{
		{"Tab", kb.Tab}, {"Right", kb.ArrowRight}, {"Up", kb.ArrowUp}, {"Left", kb.ArrowLeft}, {"End", kb.End}, {"Enter", kb.Enter}, {"+", "+"}, {"0", "0"},
	} {
		tab.Key(key.key)
		fmt.Fprintf(&told, "%s: %s [%s]\n", key.name, tab.Text(focused), tab.Text("document.querySelector('.kg-frame .kg-live').textContent"))
	}
	if *update {
		if err := os.WriteFile(golden, told.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(told.Bytes(), want) {
		t.Errorf("a screen reader is told\n%s\nwant\n%s", told.Bytes(), want)
	}
}

// tree writes the accessibility tree but for single features and inline texts.
func (tab *Tab) tree(told *bytes.Buffer) {
	tab.call(func(ctx context.Context, target *chromedp.Target) error {
		all, err := cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			return err
		}
		nodes := map[accessibility.NodeID]*accessibility.Node{}
		for _, n := range all.Nodes {
			nodes[n.NodeID] = n
		}
		var write func(n *accessibility.Node, depth int)
		write = func(n *accessibility.Node, depth int) {
			role := text(n.Role)
			if role == "StaticText" || role == "InlineTextBox" {
				return
			}
			if !n.Ignored && role != "none" && role != "generic" {
				line := fmt.Sprintf("%*s%s %q", 2*depth, "", role, text(n.Name))
				if d := text(n.Description); d != "" {
					line += fmt.Sprintf(" (%s)", d)
				}
				fmt.Fprintln(told, line)
				depth++
			}
			if role == "graphics-object" || role == "group" && depth > 4 {
				fmt.Fprintf(told, "%*s%d features\n", 2*depth, "", len(n.ChildIDs))
				return
			}
			for _, id := range n.ChildIDs {
				write(nodes[id], depth)
			}
		}
		write(all.Nodes[0], 0)
		return nil
	})
}

func text(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	if json.Unmarshal(v.Value, &s) != nil {
		return string(v.Value)
	}
	return s
}
