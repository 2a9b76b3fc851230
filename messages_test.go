package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/styles"
)

// messages are inputs that messages may quote: a map that all of them are read for.
func messages() fstest.MapFS {
	return fstest.MapFS{
		"m.json": {Data: []byte(`{"title": "a", "proj": {"id": "ortho", "lon0": 3}, "layers": {"l": {"src": "a.csv", "filter": ["n", "=", "a"], "attributes": "all", "object": "o", "class": "c",
			"labeling": {"key": "n"}, "data": {"src": "b.csv", "key": "n", "on": "n"}}, "k": {"src": "k.kml", "object": "f"}, "g": {"src": "g.json", "crs": "EPSG:4326", "simplify": 1, "join": {"group-by": "p"}},
			"s": {"special": "graticule"}}, "bounds": {"mode": "polygons", "data": {"layer": "g", "attribute": "p", "values": ["q"]}}, "export": {"width": 300, "round": 1}}`)},
		"s.css":  {Data: []byte("#l[n=a], .c { fill: red; stroke-width: 2px }\n@font-face { font-family: f; src: url(f.ttf) }\n#g-label { font: 12px f; fill: url(#p) }")},
		"a.csv":  {Data: []byte("lon,lat,n\n1,2,a\n3,4,b\n")},
		"b.csv":  {Data: []byte("n;v\na;1\nb;2\n")},
		"k.kml":  {Data: []byte(`<kml xmlns="http://www.opengis.net/kml/2.2"><Folder><name>f</name><Placemark id="i"><name>n</name><Point><coordinates>1,2</coordinates></Point></Placemark></Folder></kml>`)},
		"g.json": {Data: []byte(`{"type": "Feature", "id": "i", "properties": {"p": "q"}, "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [5, 1], [5, 5], [1, 1]]]}}`)},
	}
}

// drawTold draws the map of messages, and returns all that is said of it.
func drawTold(ctx context.Context, files fs.FS) (said []string) {
	cfg, err := LoadContext(ctx, files, "m.json")
	if err != nil {
		return []string{err.Error()}
	}
	text, err := fs.ReadFile(files, "s.css")
	if err != nil {
		return []string{err.Error()}
	}
	sheet, warnings, err := styles.Parse("s.css", text)
	if err != nil {
		return []string{err.Error()}
	}
	for _, w := range warnings {
		said = append(said, w.String())
	}
	for _, w := range cfg.Warnings {
		said = append(said, w.String())
	}
	for _, l := range []string{"a.csv", "k.kml", "g.json"} {
		if _, err := Inspect(ctx, config.Layer{Src: l}, Options{Files: files}); err != nil {
			said = append(said, err.Error())
		}
	}
	m, err := Build(ctx, cfg, Options{Files: files, Style: sheet})
	if err != nil {
		return append(said, err.Error())
	}
	for _, w := range m.Warnings {
		said = append(said, w.String())
	}
	return said
}

// TestMessagesAreShort writes a megabyte in the place of any word of any input: what is said
// of it is no longer than anybody reads.
func TestMessagesAreShort(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many maps of large inputs")
	}
	if said := strings.Join(drawTold(t.Context(), messages()), "\n"); !strings.Contains(said, "texts are measured without it") {
		t.Errorf("the map is not drawn: %s", said)
	}
	random := rand.New(rand.NewPCG(7, 8))
	words := regexp.MustCompile(`[\w.#-]+`)
	longs := []string{strings.Repeat("x", 1<<20), strings.Repeat("y", 90_000), strings.Repeat("9", 1<<20), strings.Repeat("aé '<", 15_000)} // configs take texts of 100 kB
	for name := range messages() {
		for range 25 {
			files := messages()
			text := files[name].Data
			all := words.FindAllIndex(text, -1)
			at, long := all[random.IntN(len(all))], longs[random.IntN(len(longs))]
			word := string(text[at[0]:at[1]])
			files[name].Data = fmt.Appendf(nil, "%s%s%s%s", text[:at[0]], word[:random.IntN(2)], long, text[at[1]:])
			for _, s := range drawTold(t.Context(), files) {
				if len(s) > 9000 {
					t.Errorf("%s, %q: a message of %d bytes: %.300s", name, word, len(s), s)
				}
			}
		}
	}
}

// TestCutMessagesAreTheErrorsThatTheyWere finds a cause in an error whose message is cut.
func TestCutMessagesAreTheErrorsThatTheyWere(t *testing.T) {
	cfg, err := Parse("m.json", []byte(`{"layers": {"l": {"src": "`+path.Join(strings.Repeat("x/", 5000), "a.csv")+`"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Build(t.Context(), cfg, Options{Files: os.DirFS(t.TempDir())})
	if at := (*Error)(nil); !errors.As(err, &at) || at.Layer != "l" || len(err.Error()) > 5000 || !strings.Contains(err.Error(), " … ") {
		t.Errorf("%d bytes: %.300v", len(err.Error()), err)
	}
}
