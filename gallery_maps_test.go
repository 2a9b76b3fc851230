package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
	"github.com/seed-898ab921/kartograph/internal/xmlcheck"
	"github.com/seed-898ab921/kartograph/styles"
)

// galleryMaps lists the configs of docs/gallery.md; continents.yaml is a batch.
func galleryMaps(t testing.TB) []string {
	t.Helper()
	found, err := filepath.Glob("testdata/gallery/*.yaml")
	if err != nil || len(found) < 17 {
		t.Fatalf("%d maps of the gallery found, at least 17 expected: %v", len(found), err)
	}
	var maps []string
	for _, file := range found {
		if filepath.Base(file) != "continents.yaml" {
			maps = append(maps, file)
		}
	}
	return maps
}

// buildGallery makes a map of the gallery, with its stylesheet if it has one.
func buildGallery(t testing.TB, file string) *Map {
	t.Helper()
	files := os.DirFS("testdata")
	cfg, err := Load(files, "gallery/"+filepath.Base(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(cfg.Warnings) > 0 {
		t.Errorf("%v", cfg.Warnings)
	}
	o := Options{Files: files}
	if css, err := os.ReadFile(withEnding(file, ".css")); err == nil {
		sheet, warnings, err := styles.Parse(file, css)
		if err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
		o.Style = sheet
	}
	m, err := Build(context.Background(), cfg, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Each map of the gallery is drawn without a doubt but for labels that have no room and
// for rows of tables that fit nothing, and shows what it showed.
func TestGallery(t *testing.T) {
	var all strings.Builder
	for _, file := range galleryMaps(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		m := buildGallery(t, file)
		for _, w := range m.Warnings {
			if text := w.String(); !strings.Contains(text, "have no room") && !strings.Contains(text, "of the table") &&
				!strings.Contains(text, "in the table") && !strings.Contains(text, "belong to no feature") && !strings.Contains(text, "scalebar") && !strings.Contains(text, "letters that no font") {
				t.Errorf("%s: %s", name, text)
			}
		}
		var svg bytes.Buffer
		if _, err := m.Write(&svg, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		if problem := xmlcheck.Check(svg.Bytes()); problem != nil {
			t.Errorf("%s: %v", name, problem)
		}
		if svg.Len() > 1_500_000 {
			t.Errorf("%s takes %d bytes", name, svg.Len())
		}
		fmt.Fprintf(&all, "%s\n", name)
		for _, l := range m.Report.Layers {
			if l.Drawn == 0 && l.View == "" && !hidden(m, l) {
				t.Errorf("%s: %s draws nothing", name, l.ID)
			}
			labels := ""
			if l.Labels > 0 {
				labels = " labelled"
			}
			fmt.Fprintf(&all, "  %s %s %d%s\n", l.View, l.ID, l.Drawn, labels)
		}
		for _, s := range m.Report.Scales {
			fmt.Fprintf(&all, "  scale %s:", s.Layer)
			for _, c := range s.Classes {
				fmt.Fprintf(&all, " %d", c.Count)
			}
			fmt.Fprintln(&all)
		}
	}
	golden.Check(t, "testdata/gallery/drawn.txt", []byte(all.String()))
}

// hidden reports whether the map itself does not draw a layer.
func hidden(m *Map, l LayerReport) bool {
	for _, layer := range m.config.Layers {
		if layer.ID == l.ID && layer.Hidden {
			return true
		}
	}
	return false
}

// The page of the gallery shows each of its maps, with its config and its picture.
func TestGalleryPage(t *testing.T) {
	page, err := os.ReadFile("docs/gallery.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(galleryMaps(t), "testdata/gallery/continents.yaml") {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		for _, want := range []string{"../" + file, "gallery/" + name + ".png"} {
			if !bytes.Contains(page, []byte("("+want+")")) {
				t.Errorf("no link to %s", want)
			}
		}
		if _, err := os.Stat("docs/gallery/" + name + ".png"); err != nil {
			t.Error(err)
		}
		if css := withEnding(file, ".css"); fileExists(css) && !bytes.Contains(page, []byte("(../"+css+")")) {
			t.Errorf("no link to %s", css)
		}
	}
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
