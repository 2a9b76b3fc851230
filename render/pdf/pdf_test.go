package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/icc/icctest"
	"github.com/seed-898ab921/kartograph/styles/ink"
)

// A page with an orange square.
func Example() {
	var b bytes.Buffer
	d := New(&b, Info{Title: "A square", Lang: "en"})
	p := d.Page(100, 100)
	c := p.Canvas()
	c.FillColour(ink.RGB(255, 160, 0))
	c.SetBytes(append(c.Bytes(), "10 10 80 80 re f\n"...))
	if err := errors.Join(p.End(), d.Close()); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(b.Len() > 500, strings.Contains(b.String(), "/Title(A square)"))
	// Output: true true
}

// everything is a document with all there is.
func everything(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	profile := icctest.Profile("prtr", "CMYK", "Coated")
	d := New(&b, Info{Title: "Zürich (a)", Subject: "<all>", Lang: "de"})
	if err := d.Intend("file", profile); err != nil {
		t.Fatal(err)
	}
	first := d.Page(200, 100)
	figure := first.Element(nil, "Figure", "A map (of all)")
	figure.SetBox(0, 0, 200, 100)
	c := first.Canvas()
	land := d.Layer("land", nil)
	c.Save()
	c.BeginLayer(d.Layer("lakes", land))
	c.BeginElement(figure)
	process, _ := ink.Parse("cmyk(0.1 25.5% 1 0)")
	gold, _ := ink.Parse(`spot("Gold (old)", cmyk(0 0.2 1 0.1), 0.333)`)
	c.FillColour(process)
	c.StrokeColour(gold)
	c.Look(Look{Fill: 0.5, Stroke: 1, Blend: "Multiply", FillOver: true})
	c.Pen(Pen{Width: 2.5, Cap: 1, Dashes: []float64{3, 1.5}, Miter: 4})
	inner := c.Inner()
	inner.op("0 0 1 1 re f")
	c.Form(Box{0, 0, 1, 1}, inner)
	c.FillTile(c.Tile(8, 8, Matrix{1, 0, 0, -1, 0, 0}, c.Inner()))
	f := d.Font("a", "Some-Bold")
	code, _ := f.Code(7, "ffi", func() (Glyph, bool) {
		return Glyph{Advance: 512.4, Outline: []Segment{{'M', [3][2]float64{{0, 0}}}, {'L', [3][2]float64{{500, 0}}}, {'C', [3][2]float64{{500, 300}, {300, 700}, {0, 700}}}}}, true
	})
	c.Letters(Run{Font: f, Size: 10, Matrix: Matrix{1, 0, 0, 1, 5, 5}, Codes: []uint16{code, code}, At: []float64{0, 6}}, 0)
	c.EndElement()
	c.EndLayer()
	c.Restore()
	second := d.Page(50, 50)
	second.ToFront()
	second.Link(Box{1, 2, 3, 4}, first.Ref(), nil, "Page 1")
	d.Bookmark("Index", second)
	if err := errors.Join(first.End(), second.End(), d.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written is found by the table, and inks are there digit for digit.
func TestEverything(t *testing.T) {
	data := everything(t)
	if !bytes.Equal(data, everything(t)) {
		t.Error("two runs differ")
	}
	if name := os.Getenv("PDF_OUT"); name != "" { // for qpdf --check, see .ci/print-test
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f := read(t, data)
	for _, test := range []struct{ in, want string }{
		{"/Type/Catalog", "/Lang(de)"}, {"/Type/Catalog", "/MarkInfo<</Marked true>>"}, {"/S/Figure", `/Alt(A map \(of all\))`},
		{"/Type/OCG", "/Name(land)"}, {"/GTS_PDFX", "(Coated)"}, {"/Separation", "/Gold#20#28old#29/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 0.2 1 0.1]>>"},
		{"/ExtGState/ca", "/ca .5/CA 1/BM/Multiply/op true/OP false/OPM 1"}, {"/Subtype/Link", "/Contents(Page 1)"}, {"/Type/Outlines", "/Count 1"},
		{"/CIDFontType0/BaseFont", "/W[0[0 512]]"}, {"/PatternType 1", "/XStep 8"}, {"/Subtype/Form", "/S/Transparency"}, {"/Producer", "/Title<FEFF005A00FC0072"},
	} {
		if found := f.with(test.in); len(found) == 0 || !strings.Contains(found[0], test.want) {
			t.Errorf("%s is not in %q", test.want, found)
		}
	}
	pages := f.with("/Type/Page/")
	var content string
	for _, o := range f.objects {
		if !strings.Contains(dictOf(o), "/Subtype") && strings.Contains(o, "\nstream\n") {
			content += streamOf(t, o)
		}
	}
	for _, want := range []string{"0.1 0.255 1 0 k\n", " CS 0.333 SCN\n", "/Figure<</MCID 0>>BDC\n", "/OC /L", "[3 1.5] 0 d\n", "[<0001>-88<0001>]TJ\n", "<0001><006600660069>\n"} {
		if !strings.Contains(content, want) {
			t.Errorf("%q is not in %s", want, content)
		}
	}
	if len(pages) != 2 || !strings.Contains(pages[0], "/CS/DeviceCMYK") {
		t.Errorf("pages %q", pages)
	}
	tree := f.with("/Type/Pages")[0]
	if kids := regexp.MustCompile(`/Count 2/Kids\[(\d+) 0 R`).FindStringSubmatch(tree); kids == nil || !strings.Contains(f.objects[atoi(kids[1])], "/MediaBox[0 0 50 50]") {
		t.Errorf("the second page is not the first: %s", tree)
	}
}

func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// A profile that is none is refused.
func TestProfile(t *testing.T) {
	for _, profile := range [][]byte{{}, make([]byte, 500), []byte("acsp")} {
		if err := New(&bytes.Buffer{}, Info{}).Intend("A", profile); err == nil {
			t.Errorf("%.10q is taken for a profile", profile)
		}
	}
}

// Numbers are in PDF's notation, whatever they are.
func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.000001: "0", 1: "1", -1.5: "-1.5", 0.05: ".05", 123456.789: "123456.789", 1e20: "0", math.Inf(1): "0", 0.99999999: "1", -0.1: "-.1"} {
		if got := string(AppendNumber(nil, v, 3)); got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
	if got := string(AppendNumber(nil, math.NaN(), 3)); got != "0" {
		t.Errorf("NaN is %q", got)
	}
}

// Texts and names hold whatever they are given.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a(b)\\c", "ü\x00\xff", "𝄞", "\n\r"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, name := Text(s), Name(s)
		if strings.ContainsAny(text, "\n\r") || strings.ContainsAny(name[1:], " ()<>[]{}/%\n\r\x00") {
			t.Errorf("%q is %q and %q", s, text, name)
		}
		if depth := strings.Count(strings.NewReplacer(`\\`, "", `\(`, "", `\)`, "").Replace(text), "("); depth > 1 {
			t.Errorf("%q is %q", s, text)
		}
	})
}

// A writer that fails ends the document with its error.
func TestFailingWriter(t *testing.T) {
	d := New(failing{}, Info{})
	if err := errors.Join(d.Page(1, 1).End(), d.Close()); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// Streams are compressed in parts, between which the context is heard, to the same bytes
// as at once; a document whose context has ended is not whole, and says so.
func TestPackingHears(t *testing.T) {
	var data []byte
	for i := range 200_000 {
		data = strconv.AppendInt(append(data, ' '), int64(i*7919%10_007), 10)
	}
	var once bytes.Buffer
	z, err := zlib.NewWriterLevel(&once, 5)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = z.Write(data); err == nil {
		err = z.Close()
	}
	d := New(io.Discard, Info{})
	if packed := d.pack(data); err != nil || !bytes.Equal(packed.data, once.Bytes()) {
		t.Errorf("in parts they are others: %v", err)
	}
	asked := 0
	over := errors.New("over")
	d.Hear(func() error {
		if asked++; asked > 3 {
			return over
		}
		return nil
	})
	p := d.Page(100, 100)
	p.Canvas().SetBytes(data)
	if err := p.End(); !errors.Is(err, over) || asked != 4 {
		t.Errorf("ended when it was asked for the 4th of %d times: %v", asked, err)
	}
	if err := d.Close(); !errors.Is(err, over) {
		t.Errorf("the document: %v", err)
	}
}
