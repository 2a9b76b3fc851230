package kartograph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/esrijson"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/kml"
	"github.com/seed-898ab921/kartograph/layers/shapefile"
	"github.com/seed-898ab921/kartograph/layers/spreadsheet"
	"github.com/seed-898ab921/kartograph/layers/topojson"
)

// readers are the Read functions of all formats, each with a text that it reads
// and how many features are in it, -1 for a table without places.
func readers(t *testing.T) map[string]struct {
	read func(ctx context.Context, r io.Reader) (layers.Source, error)
	text []byte
	want int
} {
	file := func(name string) []byte {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	return map[string]struct {
		read func(ctx context.Context, r io.Reader) (layers.Source, error)
		text []byte
		want int
	}{
		"geojson": {func(ctx context.Context, r io.Reader) (layers.Source, error) {
			return geojson.Read(ctx, r, geojson.Options{})
		},
			[]byte(`{"type": "Point", "coordinates": [1, 2]}`), 1},
		"topojson": {func(ctx context.Context, r io.Reader) (layers.Source, error) {
			return topojson.Read(ctx, r, topojson.Options{})
		},
			file("testdata/data/world-countries-110m.topojson"), 178},
		"esrijson": {func(ctx context.Context, r io.Reader) (layers.Source, error) {
			return esrijson.Read(ctx, r, esrijson.Options{})
		},
			[]byte(`{"geometryType": "esriGeometryPoint", "features": [{"geometry": {"x": 1, "y": 2}}]}`), 1},
		"delimited": {func(ctx context.Context, r io.Reader) (layers.Source, error) {
			return delimited.Read(ctx, r, delimited.Options{})
		},
			[]byte("lon;lat\n1;2\n3;4\n"), 2},
		"kml": {func(ctx context.Context, r io.Reader) (layers.Source, error) { return kml.Read(ctx, r, kml.Options{}) },
			[]byte(`<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`), 1},
		"shapefile": {func(ctx context.Context, r io.Reader) (layers.Source, error) {
			return shapefile.Read(ctx, r, shapefile.Options{})
		},
			file("testdata/data/nybb.zip"), 5},
		"spreadsheet": {func(ctx context.Context, r io.Reader) (layers.Source, error) {
			return spreadsheet.Read(ctx, r, spreadsheet.Options{})
		}, file("layers/spreadsheet/testdata/openpyxl.xlsx"), -1},
	}
}

// TestReadStreams reads each format from a stream that comes in small pieces,
// hears a context that has ended, and passes on what is wrong with a stream.
func TestReadStreams(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	for name, c := range readers(t) {
		if _, err := c.read(ended, bytes.NewReader(c.text)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a context that has ended: %v", name, err)
		}
		torn := errors.New("torn")
		if _, err := c.read(t.Context(), io.MultiReader(bytes.NewReader(c.text[:10]), iotest.ErrReader(torn))); !errors.Is(err, torn) {
			t.Errorf("%s from a torn stream: %v", name, err)
		}
		source, err := c.read(t.Context(), iotest.HalfReader(bytes.NewReader(c.text)))
		if c.want < 0 { // the sheet has no places, which its rows tell
			if err == nil || !strings.Contains(err.Error(), `sheet "Data"`) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		n := 0
		for _, err := range source.Features(t.Context()) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			n++
		}
		if n != c.want {
			t.Errorf("%s: %d features, want %d", name, n, c.want)
		}
	}
}

// TestLongValues has messages with values as long as a file may hold them.
func TestLongValues(t *testing.T) {
	long := strings.Repeat("w", 9000)
	points := "lon,lat,n\n"
	for i := range 6 {
		points += fmt.Sprintf("%d,1,%s%d\n", i%2, long, i)
	}
	files := memoryFiles(map[string]string{"n.csv": points, "far.csv": "lon,lat,n\n1,1,France\n2,2," + long + "\n" + long + ",2,a\n",
		"t.csv": "k,v\n" + long + ",1\nFrance," + long + "\nFrance,2\n"})
	for _, tt := range []struct{ layer, want string }{
		{`"src": "far.csv"`, "is not a number"},
		{`"src": "n.csv", "labeling": {"key": "n"}`, "no room"},
		{`"src": "n.csv", "filter": {"n": "x"}`, "values of n are"},
		{`"src": "n.csv", "classify": {"by": "n"}`, "are no numbers"},
		{`"src": "far.csv", "data": {"src": "t.csv", "key": "k", "on": "n", "repeats": "sum"}`, "texts among the numbers"},
		{`"src": "far.csv", "data": {"src": "t.csv", "key": "v", "on": "n"}`, "n is"},
	} {
		cfg, err := Parse("m.json", []byte(`{"layers": {"a": {`+tt.layer+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(context.Background(), cfg, Options{Files: files})
		if err != nil {
			t.Fatalf("%s: %v", tt.layer, err)
		}
		told := ""
		for _, w := range m.Warnings {
			if told += w.Text + "\n"; len(w.Text) > 600 {
				t.Errorf("%s: a warning of %d bytes: %.100s", tt.layer, len(w.Text), w.Text)
			}
		}
		if !strings.Contains(told, tt.want) || !strings.Contains(told, "…") {
			t.Errorf("%s: told %.600q, want %q", tt.layer, told, tt.want)
		}
	}
}
