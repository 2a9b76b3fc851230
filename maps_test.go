package kartograph

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/xmlcheck"
	"github.com/seed-898ab921/kartograph/styles"

	"github.com/seed-898ab921/kartograph/internal/golden"
)

// exampleMaps lists the configs in testdata/maps.
func exampleMaps(t testing.TB) []string {
	t.Helper()
	var names []string
	for _, pattern := range []string{"*.json", "*.yaml"} {
		found, err := filepath.Glob(filepath.Join("testdata/maps", pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 9 {
		t.Fatalf("%d example maps found, at least 9 expected", len(names))
	}
	return names
}

// buildExample makes one of the example maps with its stylesheet.
func buildExample(t testing.TB, file string) *Map {
	t.Helper()
	files := os.DirFS("testdata")
	cfg, err := Load(files, "maps/"+filepath.Base(file))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(context.Background(), cfg, Options{Files: files, Style: exampleStyle(t, file)})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func exampleStyle(t testing.TB, file string) *styles.Sheet {
	t.Helper()
	css, err := os.ReadFile(withEnding(file, ".css"))
	if err != nil {
		t.Fatal(err)
	}
	sheet, warnings, err := styles.Parse(file, css)
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	return sheet
}

func withEnding(file, ending string) string {
	return strings.TrimSuffix(file, filepath.Ext(file)) + ending
}

func TestExampleMaps(t *testing.T) {
	goldens := map[string]bool{}
	for _, file := range exampleMaps(t) {
		name := withEnding(file, ".svg")
		goldens[name] = true
		t.Run(filepath.Base(file), func(t *testing.T) {
			m := buildExample(t, file)
			if len(m.Warnings) > 0 {
				t.Errorf("warnings: %v", m.Warnings)
			}
			var got bytes.Buffer
			if _, err := m.Write(&got, WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name, got.Bytes())
			checkXML(t, got.Bytes())
		})
	}
	orphans, _ := filepath.Glob("testdata/maps/*.svg")
	for _, name := range orphans {
		if !goldens[name] {
			t.Errorf("%s belongs to no config", name)
		}
	}
}

// checkXML reads a document as XML, with xmlcheck and, where it is installed,
// with xmllint.
func checkXML(t *testing.T, doc []byte) {
	t.Helper()
	if err := xmlcheck.Check(doc); err != nil {
		t.Fatal(err)
	}
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		return
	}
	cmd := exec.Command(xmllint, "--noout", "--nonet", "-")
	cmd.Stdin = bytes.NewReader(doc)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("xmllint: %v\n%s", err, out)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	var first, second bytes.Buffer
	for _, to := range []*bytes.Buffer{&first, &second} {
		if _, err := buildExample(t, "testdata/maps/europe.json").Write(to, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs gave different bytes")
	}
}

func TestSourcesAreReadOnce(t *testing.T) {
	opened := func(cut int) int {
		cfg, err := Load(os.DirFS("testdata"), "maps/spain.json")
		if err != nil {
			t.Fatal(err)
		}
		cfg.Layers = cfg.Layers[cut:]
		files := &countingFS{FS: os.DirFS("testdata")}
		if _, err := Build(context.Background(), cfg, Options{Files: files}); err != nil {
			t.Fatal(err)
		}
		return files.opened("data/ne_50m_countries.shp") + files.opened("data/ne_50m_countries.dbf")
	}
	// The second layer looks for its file but does not open it again.
	one, two := opened(1), opened(0)
	if two > one+1 {
		t.Errorf("two layers open their common file %d times, one layer %d times", two, one)
	}
}

func TestCancelledBuild(t *testing.T) {
	cfg, err := Load(os.DirFS("testdata"), "maps/europe.json")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Build(ctx, cfg, Options{Files: os.DirFS("testdata")})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
}

func TestEveryCountryIsDrawn(t *testing.T) {
	m := buildExample(t, "testdata/maps/world.json")
	i := slices.IndexFunc(m.Report.Layers, func(l LayerReport) bool { return l.ID == "countries" })
	if r := m.Report.Layers[i]; r.Read != 177 || r.Drawn != 177 {
		t.Errorf("read %d, drawn %d countries, want 177", r.Read, r.Drawn)
	}
}
