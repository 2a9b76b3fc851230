package render

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/seed-898ab921/kartograph/internal/icc/icctest"
	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/styles"
)

// contents are all streams of a document, unpacked, and the rest of it.
func contents(t *testing.T, file []byte) string {
	t.Helper()
	var all strings.Builder
	rest := file
	for {
		head, after, ok := bytes.Cut(rest, []byte("\nstream\n"))
		all.Write(head)
		if !ok {
			return all.String()
		}
		data, tail, _ := bytes.Cut(after, []byte("\nendstream"))
		rest = tail
		if bytes.Contains(head[bytes.LastIndex(head, []byte(" obj\n")):], []byte("/FlateDecode")) {
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if data, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		all.WriteString("\n")
		all.Write(data)
	}
}

func drawnPDF(t *testing.T, s Scene) (string, Stats) {
	t.Helper()
	var b bytes.Buffer
	stats, err := PDF().Write(&b, s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return contents(t, b.Bytes()), stats
}

func pdfScene(marks ...Mark) Scene {
	return Scene{Width: 100, Height: 80, Title: "Map", Lang: "en", Groups: []Group{{ID: "land", Marks: marks}}}
}

// Each property of a style is in the file as PDF has it.
func TestPDFStyles(t *testing.T) {
	square := Rectangle(10, 10, 20, 20)
	line := Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{1, 1, 5, 1, 9, 1, 9, 4})}
	for name, test := range map[string]struct {
		mark Mark
		want []string
	}{
		"fill":        {Mark{Form: square, Style: style("fill", "#f00", "stroke", "none")}, []string{"1 0 0 rg\n1000 1000 m\n3000 1000 l\n3000 3000 l\n1000 3000 l\nh\nf*\n"}},
		"nonzero":     {Mark{Form: square, Style: style("fill", "#f00", "fill-rule", "nonzero", "stroke", "none")}, []string{"h\nf\n"}},
		"both":        {Mark{Form: square, Style: style("fill", "#f00", "stroke", "#00f")}, []string{"0 0 1 RG\n", "h\nB*\n"}},
		"line":        {Mark{Form: line, Style: style("stroke-width", "2pt", "stroke-linecap", "square", "stroke-linejoin", "bevel")}, []string{"266.66667 w\n2 J\n2 j\n", "100 100 m\n900 100 l\n900 400 l\nS\n"}},
		"miter":       {Mark{Form: line, Style: style("stroke-linejoin", "miter", "stroke-miterlimit", "7")}, []string{"7 M\n"}},
		"dashes":      {Mark{Form: line, Style: style("stroke-dasharray", "3, 1.5", "stroke-dashoffset", "-1")}, []string{"[300 150] 800 d\n"}},
		"translucent": {Mark{Form: square, Style: style("fill", "rgba(255, 0, 0, 0.5)", "stroke", "none", "opacity", "0.5")}, []string{"/ca .25/", " gs\n"}},
		"whole":       {Mark{Form: square, Style: style("fill", "#f00", "stroke", "#00f", "opacity", "0.5")}, []string{"/S/Transparency/I true", "/ca .5/", " Do\n"}},
		"blend":       {Mark{Form: square, Style: style("fill", "#f00", "mix-blend-mode", "multiply")}, []string{"/BM/Multiply"}},
		"process":     {Mark{Form: square, Style: style("fill", "cmyk(10% 0.25 0 1)", "stroke", "cmyk(0 0 0 .3)")}, []string{"0.1 0.25 0 1 k\n", "0 0 0 0.3 K\n"}},
		"spot":        {Mark{Form: square, Style: style("fill", `spot("PANTONE 286 C", cmyk(1 0.72 0 0.06), 40%)`)}, []string{"/PANTONE#20286#20C/DeviceCMYK", "/C1[1 0.72 0 0.06]", " cs 0.4 scn\n"}},
		"overprint":   {Mark{Form: square, Style: style("fill", "cmyk(0 0 0 1)", "overprint", "fill")}, []string{"/op true/OP false/OPM 1"}},
		"moved":       {Mark{Form: square, Style: style("fill", "#f00", "transform", "rotate(90 10 20)")}, []string{"0 1 -1 0 3000 1000 cm\n"}},
		"circle":      {Mark{Form: Circle(50, 40, 3), Style: style("fill", "#f00")}, []string{"5300 4000 m\n5300 4165.7 5165.7 4300 5000 4300 c\n"}},
		"current":     {Mark{Form: square, Style: style("fill", "currentcolor", "color", "lime")}, []string{"0 1 0 rg"}},
	} {
		got, stats := drawnPDF(t, pdfScene(test.mark))
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
		if stats.Marks != 1 || stats.Passed != nil {
			t.Errorf("%s: %+v", name, stats)
		}
	}
}

// What PDF does not have is told, with its value, and what is hidden is not drawn.
func TestPDFPassed(t *testing.T) {
	square := Rectangle(10, 10, 20, 20)
	for value, s := range map[string]styles.Style{
		"filter: blur(2px)": style("filter", "blur(2px)"), "fill: calc(1)": style("fill", "calc(1)"), "stroke-width: 2em": style("stroke-width", "2em"),
		"transform: rotate(": style("transform", "rotate("), "stroke-dasharray: 5%": style("stroke-dasharray", "5%"), "mask: url(#a)": style("mask", "url(#a)"),
	} {
		_, stats := drawnPDF(t, pdfScene(Mark{Form: square, Style: s}))
		if len(stats.Passed) != 1 || !strings.Contains(stats.Passed[0], value) {
			t.Errorf("%s: told %q", value, stats.Passed)
		}
	}
	for _, s := range []styles.Style{style("display", "none"), style("visibility", "hidden"), style("fill", "none", "stroke", "none")} {
		if got, _ := drawnPDF(t, pdfScene(Mark{Form: square, Style: s})); strings.Contains(got, "1000 1000 m") {
			t.Errorf("%v is drawn", s)
		}
	}
}

// Texts are glyphs of the fonts that they were measured in, found as the texts that they are.
func TestPDFTexts(t *testing.T) {
	around := style("font-family", "Arial", "font-size", "20px", "fill", "#000", "paint-order", "stroke", "stroke", "#fff", "stroke-width", "3px")
	along := geom.NewLineStringFlat(geom.XY, []float64{0, 40, 100, 40})
	for name, test := range map[string]struct {
		form Form
		want []string
		not  string
	}{
		"plain":   {Text{X: 10, Y: 50, Anchor: AnchorStart, Lines: []string{"AV"}}, []string{"LiberationSans", "<0001><0041>", "<0002><0056>", "1 0 0 -1 1000 5000 Tm", "[<0001>74<0002>]TJ", " 2000 Tf 1 Tr", " Tf 0 Tr"}, "ActualText(AV)"},
		"turned":  {Text{X: 10, Y: 50, Anchor: AnchorStart, Lines: []string{"A"}, Angle: 90}, []string{"0 1 1 0 1000 5000 Tm"}, "ActualText(A)"},
		"lines":   {Text{X: 10, Y: 50, Anchor: AnchorStart, Lines: []string{"A", "B"}, LineHeight: 15}, []string{"1 0 0 -1 1000 6500 Tm"}, ""},
		"along":   {TextAlong{Line: along, Text: "AB"}, []string{"/ActualText(AB)"}, ""},
		"hebrew":  {Text{X: 10, Y: 50, Lines: []string{"אב"}}, []string{"<0001><05D1>", "<0002><05D0>"}, "ActualText<FEFF05D0"}, // readers turn it round themselves
		"missing": {Text{X: 10, Y: 50, Lines: []string{"東"}}, nil, "Tf"},
	} {
		s := pdfScene(Mark{Form: test.form})
		s.Groups[0].Style = around
		got, stats := drawnPDF(t, s)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
		if test.not != "" && strings.Contains(got, test.not) {
			t.Errorf("%s: %q in\n%s", name, test.not, got)
		}
		if (len(stats.Passed) > 0) != (name == "missing") {
			t.Errorf("%s: told %q", name, stats.Passed)
		}
	}
}

// Groups are layers that can be switched off, and the page says what it shows.
func TestPDFStructure(t *testing.T) {
	s := pdfScene(Mark{Form: Rectangle(1, 1, 5, 5)})
	s.Desc = "All land."
	s.Groups[0].Groups = []Group{{ID: "lakes", Marks: []Mark{{Form: Rectangle(2, 2, 1, 1)}}, Clip: &Box{MinX: 2, MinY: 2, MaxX: 4, MaxY: 4}}}
	s.Groups = append(s.Groups, Group{ID: "frame", Hidden: true, Marks: []Mark{{Form: Rectangle(0, 0, 9, 9)}}})
	got, _ := drawnPDF(t, s)
	for _, want := range []string{"/Name(land)", "/Name(lakes)", "/S/Figure", `/Alt<FEFF004D00610070000A`, "/Lang(en)", "/Title(Map)", "/Artifact BMC", "W n", "/MediaBox[0 0 75 60]", "/StructTreeRoot"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// A sheet that is cut has boxes for what is on it, and its marks outside of what is printed.
func TestPDFBoxes(t *testing.T) {
	for name, test := range map[string]struct {
		paper Paper
		want  []string
		marks bool
	}{
		"page":  {Paper{}, []string{"/MediaBox[0 0 75 60]"}, false},
		"bleed": {Paper{Bleed: 8}, []string{"/MediaBox[0 0 87 72]", "/TrimBox[6 6 81 66]", "/BleedBox[0 0 87 72]"}, false},
		"marks": {Paper{Bleed: 20, Marks: true}, []string{"/TrimBox[", "/BleedBox[", "/Name(crop-marks)"}, true},
	} {
		s := pdfScene(Mark{Form: Rectangle(-20, -20, 140, 120)})
		s.Paper = test.paper
		got, _ := drawnPDF(t, s)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
		if strings.Contains(got, "crop-marks") != test.marks {
			t.Errorf("%s: marks drawn is %v", name, !test.marks)
		}
	}
}

// A hatch is lines across the area, each once; dots are on each tile.
func TestPDFPatterns(t *testing.T) {
	s := pdfScene(Mark{Form: Rectangle(0, 0, 40, 40), Style: style("fill", "url(#hatch)", "stroke", "none")})
	s.Patterns = []Pattern{{ID: "hatch", Width: 10, Height: 10, Style: style("stroke", "#000", "fill", "none"),
		Marks: []Mark{{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{-10, 5, 20, 5})}}}}}
	got, _ := drawnPDF(t, s)
	if n := strings.Count(got, "0 500 m\n4000 500 l\n"); n != 1 || !strings.Contains(got, "0 3500 m\n4000 3500 l\n") || !strings.Contains(got, "W* n") {
		t.Errorf("the hatch is not four lines:\n%s", got)
	}
	s.Groups[0].Marks[0].Style = style("fill", "url(#hatch)", "fill-opacity", "0.5", "stroke", "none")
	if got, _ := drawnPDF(t, s); !strings.Contains(got, "/PatternType 1") {
		t.Errorf("a translucent pattern is no tile:\n%s", got)
	}
}

// However many areas a fine pattern fills, a page draws no more than so many of its parts
// one by one: the others are filled by a tile.
func TestPDFPatternsAreBounded(t *testing.T) {
	var marks []Mark
	const areas = 12
	for i := range areas {
		marks = append(marks, Mark{Form: Rectangle(float64(8*i), 0, 8, 80), Style: style("fill", "url(#dots)", "stroke", "none")})
	}
	s := pdfScene(marks...)
	s.Patterns = []Pattern{{ID: "dots", Width: 0.2, Height: 0.2, Style: style("fill", "#000"),
		Marks: []Mark{{Form: Shape{Geometry: geom.NewPointFlat(geom.XY, []float64{0.1, 0.1}), Radius: 0.05}}}}}
	got, _ := drawnPDF(t, s)
	const tiles = 40 * 400 // of an area
	if alone, most := strings.Count(got, "W n")+strings.Count(got, "W* n"), mostParts/tiles+1; alone == 0 || alone > most {
		t.Errorf("%d of %d areas are filled dot by dot, want 1 to %d", alone, areas, most)
	}
	if !strings.Contains(got, "/PatternType 1") {
		t.Error("no area is filled by a tile")
	}
}

// A coordinate that is no number, and a map of no size, are errors.
func TestPDFErrors(t *testing.T) {
	bad := pdfScene(Mark{Form: Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{0, 0, 1e300, 1})}})
	if _, err := PDF().Write(io.Discard, bad, Options{}); err == nil || !strings.Contains(err.Error(), "cannot be drawn") {
		t.Errorf("error %v", err)
	}
	if _, err := PDF().Write(io.Discard, Scene{}, Options{}); err == nil {
		t.Error("a map of no size is drawn")
	}
}

// An address that the page's furniture spells out is a link, tagged, over its letters; one in data
// is not.
func TestPDFAddresses(t *testing.T) {
	text := func(part Part) Scene {
		s := pdfScene()
		s.Groups = []Group{{ID: "source", Part: part, Style: style("font-family", "Liberation Mono", "font-size", "10px", "fill", "#000"),
			Marks: []Mark{{Form: Text{X: 10, Y: 50, Anchor: AnchorStart, Lines: []string{"See https://a.org/b."}}}}}}
		return s
	}
	got, _ := drawnPDF(t, text(PartFurniture))
	// A letter is 0.6001 sizes wide, the address letters 4 to 19; 0.75 pt a pixel; the page is
	// 80 px high.
	for _, want := range []string{"/A<</S/URI/URI(https://a.org/b)>>", "/S/Link", "/Contents(https://a.org/b)"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	var box [4]float64
	i := strings.Index(got, "/Rect[")
	if _, err := fmt.Sscanf(got[i:], "/Rect[%f %f %f %f]", &box[0], &box[1], &box[2], &box[3]); err != nil {
		t.Fatal(err)
	}
	want := [4]float64{(10 + 4*6.001) * 0.75, (30 - 2.5) * 0.75, (10 + 19*6.001) * 0.75, (30 + 8) * 0.75}
	for i := range want {
		if !(math.Abs(box[i]-want[i]) < 0.02) {
			t.Errorf("side %d of the link is at %g, want %g", i, box[i], want[i])
		}
	}
	if got, _ := drawnPDF(t, text(PartLayer)); strings.Contains(got, "/URI") {
		t.Errorf("data leads somewhere:\n%s", got)
	}
}

// A font that does not allow that files hold it is drawn as outlines, in the same places, and that
// is told.
func TestPDFRestricted(t *testing.T) {
	drawn := func(rights byte) (string, Stats) {
		file := bytes.Clone(goregular.TTF)
		at := bytes.Index(file, []byte("OS/2"))
		file[int(binary.BigEndian.Uint32(file[at+8:]))+9] = rights
		fonts := &font.Fonts{}
		if err := fonts.AddFile("Mine", 400, false, file); err != nil {
			t.Fatal(err)
		}
		s := pdfScene(Mark{Form: Text{X: 10, Y: 50, Anchor: AnchorStart, Lines: []string{"I"}}})
		s.Fonts = fonts
		s.Groups[0].Style = style("font-family", "Mine", "font-size", "20px", "fill", "#000")
		return drawnPDF(t, s)
	}
	got, stats := drawn(2)
	if strings.Contains(got, "/FontFile3") || !strings.Contains(got, "/ActualText(I)") || len(stats.Passed) != 1 || !strings.Contains(stats.Passed[0], `"Mine"`) {
		t.Errorf("a restricted font: told %q in\n%s", stats.Passed, got)
	}
	if stats.Marks != 1 {
		t.Errorf("%d marks, want 1", stats.Marks)
	}
	for _, rights := range []byte{0, 4, 8, 2 | 4} { // the least of several restrictions counts
		if got, stats := drawn(rights); !strings.Contains(got, "/FontFile3") || len(stats.Passed) != 0 {
			t.Errorf("fsType %d: told %q in\n%s", rights, stats.Passed, got)
		}
	}
}

// On a press greys are in black ink alone, and what stays in RGB is counted and named once.
func TestPDFPress(t *testing.T) {
	square := Rectangle(10, 10, 20, 20)
	press := &Intent{Name: "Coated", Profile: icctest.Profile("prtr", "CMYK", "Coated")}
	for name, test := range map[string]struct {
		value  string
		intent *Intent
		want   string
		not    string
	}{
		"screen": {"#888", nil, ".5333 .5333 .5333 rg", "DeviceCMYK/"},
		"grey":   {"#888", press, "0 0 0 .4667 k\n", " rg\n"},
		"black":  {"#000", press, "0 0 0 1 k\n", " rg\n"},
		"white":  {"rgb(255 255 255 / 0.5)", press, "1 g\n", " rg\n"},
		"colour": {"#f00", press, "1 0 0 rg\n", "0 0 0 1 k"},
		"inks":   {"cmyk(0 1 0 0)", nil, "/CS/DeviceCMYK", " RG\n"},
		"spot":   {`spot("Gold", #d4af37)`, nil, "/CS/DeviceCMYK", " RG\n"},
	} {
		s := pdfScene(Mark{Form: square, Style: style("fill", test.value, "stroke", "#000")}, Mark{Form: square, Style: style("fill", test.value, "stroke", "#fff")})
		s.Intent = test.intent
		got, stats := drawnPDF(t, s)
		if name != "screen" {
			test.want += "|0 0 0 1 K\n|1 G\n"
		}
		for want := range strings.SplitSeq(test.want, "|") {
			if !strings.Contains(got, strings.ReplaceAll(want, `\n`, "\n")) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
		if strings.Contains(got, test.not) {
			t.Errorf("%s: %q in\n%s", name, test.not, got)
		}
		if told := strings.Join(stats.Passed, "\n"); (name == "colour") != strings.Contains(told, "2 things are in RGB") || name == "colour" && !strings.Contains(told, ": #land (#ff0000);") {
			t.Errorf("%s: told %q", name, told)
		}
	}
}

// A profile that is of no press for the colours there are is told.
func TestPDFProfiles(t *testing.T) {
	for name, test := range map[string]struct {
		class, space, value, want string
	}{
		"press":   {"prtr", "CMYK", "cmyk(0 1 0 0)", ""},
		"screens": {"mntr", "RGB ", "#f00", ""},
		"rgb":     {"mntr", "RGB ", "cmyk(0 1 0 0)", `CMYK, and the profile "Its name" of "export.output-intent" is for RGB`},
		"spots":   {"prtr", "GRAY", `spot("Gold", #d4af37)`, "is for GRAY"},
		"scanner": {"scnr", "CMYK", "cmyk(0 1 0 0)", `of the class "scnr"`},
	} {
		s := pdfScene(Mark{Form: Rectangle(1, 1, 5, 5), Style: style("fill", test.value, "stroke", "none")})
		s.Intent = &Intent{Name: "file", Profile: icctest.Profile(test.class, test.space, "Its name")}
		got, stats := drawnPDF(t, s)
		if told := strings.Join(stats.Passed, "\n"); (told == "") != (test.want == "") || !strings.Contains(told, test.want) {
			t.Errorf("%s: told %q, want %q", name, told, test.want)
		}
		if !strings.Contains(got, "/OutputConditionIdentifier(Its name)") {
			t.Errorf("%s: the intent is not called by its own name in\n%s", name, got)
		}
	}
}

// A spot ink that stands for two colours, and one that is called as a process ink, are told; one
// that stands for the same in several tints, none at all among them, is not.
func TestPDFSpots(t *testing.T) {
	square := Rectangle(10, 10, 20, 20)
	for name, test := range map[string]struct {
		values []string
		want   string
	}{
		"tints":   {[]string{`spot("Gold", #d4af37)`, `spot("Gold", #d4af37, 40%)`, `spot("Gold", #d4af37, 0)`}, ""},
		"cmyk":    {[]string{`spot("Gold", cmyk(0 0.2 1 0.1))`, `spot("Gold", cmyk(0% 20% 100% 10%), 7%)`}, ""},
		"two":     {[]string{`spot("Gold", #d4af37)`, `spot("Gold", red)`}, `"Gold" is once #d4af37 and once #ff0000`},
		"mixed":   {[]string{`spot("Gold", red)`, `spot("Gold", cmyk(0 1 1 0))`}, `"Gold" is once #ff0000 and once cmyk(0 1 1 0)`},
		"process": {[]string{`spot("black", #000)`}, `spot("black") is drawn on the plate`},
	} {
		var marks []Mark
		for _, v := range test.values {
			marks = append(marks, Mark{Form: square, Style: style("fill", v, "stroke", "none")})
		}
		_, stats := drawnPDF(t, pdfScene(marks...))
		if told := strings.Join(stats.Passed, "\n"); (told == "") != (test.want == "") || !strings.Contains(told, test.want) {
			t.Errorf("%s: told %q, want %q", name, told, test.want)
		}
	}
}

// Crop marks are on all plates.
func TestPDFRegistration(t *testing.T) {
	s := pdfScene(Mark{Form: Rectangle(1, 1, 5, 5), Style: style("fill", "cmyk(0 1 0 0)", "stroke", "none")})
	s.Paper = Paper{Bleed: 8, Marks: true}
	got, stats := drawnPDF(t, s)
	for _, want := range []string{"[/Separation/All/DeviceCMYK", "/C1[1 1 1 1]", " CS 1 SCN\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if len(stats.Passed) > 0 {
		t.Errorf("told %q", stats.Passed)
	}
}
