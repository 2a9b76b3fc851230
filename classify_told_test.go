package kartograph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/styles"
)

// TestClassesAreTold tells what a map's classes do not show.
func TestClassesAreTold(t *testing.T) {
	for classify, want := range map[string]string{
		`{"by": "k"}`: `classify: 40 values are no numbers and count as missing, the first of them "oak"; the method "category" takes texts`,
		`{"by": "v", "method": "equal", "domain": [5, 9]}`:                   `values lie outside of the domain [5, 9]`,
		`{"by": "v", "breaks": [100, 200]}`:                                  `2 of 3 classes have no members: q2-3 (100 to 200), q3-3 (200 to 200)`,
		`{"by": "w % 0"}`:                                                    `none of the 40 features has a value`,
		`{"by": "v", "classes": 3, "palette": ["#fee", "#900"]}`:             `3 classes and 2 colours in "palette": the classes have colours between`,
		`{"by": "floor(w / 40)"}`:                                            `so many values are equal that 1 of 5 classes are left`,
		`[{"by": "v"}, {"by": "10 - w", "method": "area", "property": "r"}]`: `classify[1]: values below 0 have no size and are drawn as missing; the least is -39`,
		`{"by": "k", "method": "category", "classes": 2}`:                    `1 categories have no look of their own and are drawn as others, #bbb: "pine"`,
	} {
		m, _ := classedMap(t, classify, "")
		var told []string
		for _, w := range m.Warnings {
			told = append(told, w.String())
		}
		if !strings.Contains(strings.Join(told, "\n"), want) {
			t.Errorf("%s:\n got %q\nwant %q", classify, told, want)
		}
	}
}

// Infinities are no values of a scale, and are told as such.
func TestInfinitiesAreToldOfClasses(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("lon,lat,v\n1,1,inf\n2,2,-Infinity\n3,3,5\n4,4,6\n")}}
	for _, classify := range []string{`"property": "r"`, `"method": "continuous"`, `"method": "equal", "classes": 2`} {
		cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "p.csv", "classify": {"by": "v", `+classify+`}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		const want = `2 values are no numbers and count as missing, the first of them "inf"`
		if told := fmt.Sprint(buildMap(t, cfg, Options{Files: files}).Warnings); !strings.Contains(told, want) {
			t.Errorf("%s: %s; want %s", classify, told, want)
		}
	}
}

// TestWrongClasses: what cannot be is an error that says what to try.
func TestWrongClasses(t *testing.T) {
	for classify, want := range map[string]string{
		`{"by": "vv"}`:                       `layer "p": by: column "vv" not found, did you mean "v"?`,
		`{"by": "v +"}`:                      `by: `,
		`{"by": "v / zz"}`:                   `column "zz" not found`,
		`{"by": "w", "method": "geometric"}`: `geometric classes need values above 0, and the least is 0`,
		`{"by": "v", "palette": "Okabe-Ito", "classes": 9}`:       `there are 9 classes, and the palette "Okabe-Ito" has 8 colours`,
		`{"by": "v", "method": "area"}`:                           `the method "area" is for the property r`,
		`{"by": "v", "method": "bivariate"}`:                      `a bivariate scale has two values`,
		`{"by": ["v", "w"], "method": "jenks"}`:                   `has one value`,
		`{"by": "v", "palette": ["hatch", "dots"], "classes": 3}`: `there are 3 classes and 2 looks in "palette"`,
		`{"by": "v", "breaks": [3, 2]}`:                           `breaks`,
		`{"by": "v", "palette": "YlGnBlue"}`:                      `no palette is called "YlGnBlue", did you mean "YlGnBu"?`,
		`{"by": "v", "palette": ["#zzz"]}`:                        `"#zzz" is no colour`,
		`{"by": "v", "method": "threshold"}`:                      `needs "breaks"`,
		`{"by": "v", "method": "quantile", "breaks": [1]}`:        `breaks`,
		`[{"by": "v"}, {"by": "w"}]`:                              `two scales`,
	} {
		cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "p.csv", "classify": `+classify+`}}}`))
		if err == nil {
			_, err = Build(t.Context(), cfg, Options{Files: classFiles()})
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %s", classify, err, want)
		}
	}
}

// TestClassesOfStreamedLayers: a layer that is streamed is drawn as one that is held.
func TestClassesOfStreamedLayers(t *testing.T) {
	for _, classify := range []string{`{"by": "v", "breaks": [3, 10, 30]}`, `{"by": "v", "method": "equal", "domain": [0, 60]}`, `{"by": "k", "palette": {"oak": "red"}}`,
		`{"by": "v", "method": "jenks"}`, `{"by": "v", "method": "continuous", "domain": [0, 60]}`, `{"by": "v", "breaks": [9], "property": "r"}`} {
		cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "p.csv", "attributes": "all", "classify": `+classify+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		var drawn [2][]drawnMark
		files := classFiles()
		for i, o := range []Options{{Files: files, Sources: NewSources(files)}, streamsAll(Options{Files: files})} {
			m, err := Build(t.Context(), cfg, o)
			if err != nil {
				t.Fatal(err)
			}
			drawn[i], _ = drawnMarks(t, written(t, m), "p")
		}
		if !slices.EqualFunc(drawn[0], drawn[1], func(a, b drawnMark) bool { return fmt.Sprint(a) == fmt.Sprint(b) }) {
			t.Errorf("%s: streamed is not as held", classify)
		}
	}
}

// TestHiddenAndUnreadable tells of classes that a stylesheet hides, and of labels that are
// hard to read upon them.
func TestHiddenAndUnreadable(t *testing.T) {
	told := func(layer, css string) string {
		cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "poly.geojson", "classify": {"by": "v", "breaks": [2], "palette": ["#fff", "#111"]}`+layer+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		sheet, _, err := styles.Parse("s.css", []byte(css))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Files: keyFiles(), Style: sheet})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(m.Warnings)
	}
	const hidden, unreadable = "so that none of the scale is seen", "labels in #000 stand on q2-2 (#111) with a contrast of 1.1"
	for _, c := range []struct{ layer, css, want string }{
		{``, `#p { fill: red }`, hidden}, {``, `#p[v=1] { fill: red }`, ""}, {``, `#p { stroke: red }`, ""},
		{`, "labeling": {"key": "n"}`, ``, ""}, {`, "labeling": {"key": "n"}`, `.label { fill: #000 }`, unreadable}, {`, "labeling": {"key": "n", "buffer": true}`, ``, ""},
		{`, "labeling": {"key": "n"}`, `.label { fill: #888 }`, ""}, {`, "labeling": {"key": "n"}`, `.label { stroke: #fff; stroke-width: 2px }`, ""},
	} {
		got := told(c.layer, c.css)
		for _, text := range []string{hidden, unreadable} {
			if strings.Contains(got, text) != (text == c.want) {
				t.Errorf("%s, %s: %s; want %q", c.layer, c.css, got, c.want)
			}
		}
	}
}

// TestPool: maps that were pooled have the scale of the values of all; alone, a map says
// that it has its own.
func TestPool(t *testing.T) {
	files := classFiles()
	config := func(where string) *Config {
		cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "p.csv", "filter": "`+where+`", "classify": {"by": "v", "domain": "batch"}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		return cfg
	}
	low, high, all := config("v < 10"), config("v >= 10"), config("v > 0")
	var p Pool
	for _, cfg := range []*Config{low, high} {
		if !Pools(cfg) {
			t.Error("the config has a scale of several maps")
		}
		if err := p.Add(t.Context(), cfg, Options{Files: files}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Settle(low); err == nil {
		t.Error("settled before the values were gathered")
	}
	if err := p.Gather(); err != nil {
		t.Fatal(err)
	}
	if err := p.Add(t.Context(), low, Options{Files: files}); err == nil {
		t.Error("added after the values were gathered")
	}
	settled, err := p.Settle(low)
	if err != nil {
		t.Fatal(err)
	}
	breaks := func(cfg *Config) string {
		m, err := Build(t.Context(), cfg, Options{Files: files})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(m.Report.Scales[0].Breaks, len(m.Warnings))
	}
	if got, want := breaks(settled), strings.Replace(breaks(all), "] 1", "] 0", 1); got != want {
		t.Errorf("%s, and of all maps %s", got, want)
	}
	if low.Layers[0].Classify[0].Common != nil {
		t.Error("the config was written to")
	}
}
