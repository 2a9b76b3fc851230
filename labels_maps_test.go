package kartograph_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/internal/golden"
	"github.com/seed-898ab921/kartograph/styles"
)

// TestLabelMaps holds where the labels of the maps of docs/labels.md stand, so that its pictures
// show what the program draws: when this changes, look at the maps, and draw them again
// (.ci/gallery).
func TestLabelMaps(t *testing.T) {
	var all bytes.Buffer
	for _, file := range labelMaps(t) {
		fmt.Fprintf(&all, "%s\n", filepath.Base(file))
		if filepath.Base(file) == "switzerland.yaml" {
			standInBatch(t, file, &all)
			continue
		}
		m := buildLabelMap(t, file)
		var lines []string
		for _, l := range m.Report.Labels {
			line := fmt.Sprintf("  %s %q %s", l.Layer, l.Text, l.Outcome)
			if l.Outcome == kartograph.LabelPlaced {
				line = strings.TrimSpace(fmt.Sprintf("%s %q %s %s", l.Layer, l.Text, l.Place, strings.Join(l.Strategies, " ")))
			}
			if l.Place == "inside" {
				line += fmt.Sprintf(" %.0f %.0f", l.Box.MinX, l.Box.MinY)
			}
			lines = append(lines, line)
		}
		fmt.Fprintln(&all, strings.Join(lines, "\n"))
	}
	golden.Check(t, "testdata/labels/placed.txt", all.Bytes())
}

// labelMaps lists the configs of the maps.
func labelMaps(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/labels/*.yaml")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d maps: %v", len(files), err)
	}
	return files
}

func buildLabelMap(t *testing.T, file string) *kartograph.Map {
	t.Helper()
	files := os.DirFS("testdata/labels")
	cfg, err := kartograph.Load(files, filepath.Base(file))
	if err != nil {
		t.Fatal(err)
	}
	o := kartograph.Options{Files: files}
	if css, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".css"); err == nil {
		if o.Style, _, err = styles.Parse(file, css); err != nil {
			t.Fatal(err)
		}
	}
	m, err := kartograph.Build(context.Background(), cfg, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// standInBatch tells which texts the maps of a batch have.
func standInBatch(t *testing.T, file string, all *bytes.Buffer) {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(file))); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	spec, err := batch.Parse(filepath.Base(file), data)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for result, err := range batch.Run(context.Background(), spec, batch.Options{Options: kartograph.Options{Files: os.DirFS(folder)}, Folder: folder, Jobs: 1}) {
		if err != nil || result.Status != batch.Drawn {
			t.Fatal(result.Output, result.Status, result.Err, err)
		}
		svg, err := os.ReadFile(filepath.Join(folder, "switzerland", result.Output))
		if err != nil {
			t.Fatal(err)
		}
		line := "  " + result.Output + ":"
		for _, text := range regexp.MustCompile(`<tspan[^>]*>([^<]*)`).FindAllSubmatch(svg, -1) {
			line += " " + string(text[1]) + ","
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	fmt.Fprintln(all, strings.Join(lines, "\n"))
}

// The page on labels shows each map, with its config and its picture.
func TestLabelMapsPage(t *testing.T) {
	page, err := os.ReadFile("docs/labels.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range labelMaps(t) {
		picture := "labels/" + strings.TrimSuffix(filepath.Base(file), ".yaml") + ".png"
		if _, err := os.Stat("docs/" + picture); err != nil {
			t.Error(err)
		}
		for _, want := range []string{"../" + filepath.ToSlash(file), picture} {
			if !bytes.Contains(page, []byte("("+want+")")) {
				t.Errorf("no link to %s", want)
			}
		}
	}
}
