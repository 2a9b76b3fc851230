package render

import (
	"bytes"
	"mime"
	"strings"
	"testing"
)

// Whatever is in the table is found by its name and by each of its endings, in
// any case, says what servers have to know, and writes the same bytes twice.
func TestFormats(t *testing.T) {
	names, endings := map[string]bool{}, map[string]bool{}
	for _, f := range Formats() {
		if names[f.Name] {
			t.Errorf("two formats are called %q", f.Name)
		}
		names[f.Name] = true
		if f.Title == "" {
			t.Errorf("%s has no title", f.Name)
		}
		if len(f.Endings) == 0 {
			t.Errorf("%s has no ending", f.Name)
		}
		for _, name := range []string{f.Name, strings.ToUpper(f.Name)} {
			if found, err := FormatNamed(name); err != nil || found.Name != f.Name {
				t.Errorf("%s is found as %q, %v", name, found.Name, err)
			}
		}
		for _, ending := range f.Endings {
			if endings[ending] {
				t.Errorf("%s: the ending %q belongs to another one as well", f.Name, ending)
			}
			endings[ending] = true
			if !strings.HasPrefix(ending, ".") || ending != strings.ToLower(ending) {
				t.Errorf("%s: the ending %q is not in lower case with a dot", f.Name, ending)
			}
			for _, file := range []string{"map" + ending, "a.b/C.D" + strings.ToUpper(ending)} {
				if found, err := FormatOf(file); err != nil || found.Name != f.Name {
					t.Errorf("%s is taken for %q, %v", file, found.Name, err)
				}
			}
		}
		if _, _, err := mime.ParseMediaType(f.MediaType); err != nil {
			t.Errorf("%s: media type %q: %v", f.Name, f.MediaType, err)
		}
		var first, second bytes.Buffer
		stats, err := f.Write(&first, everything(), Options{})
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if stats.Bytes != int64(first.Len()) {
			t.Errorf("%s: %d bytes written, %d counted", f.Name, first.Len(), stats.Bytes)
		}
		if stats.Marks != 12 {
			t.Errorf("%s: %d marks, want 12", f.Name, stats.Marks)
		}
		if _, err := f.Write(&second, everything(), Options{}); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two runs differ, or %v", f.Name, err)
		}
	}
}

func TestUnknownFormats(t *testing.T) {
	if _, err := FormatNamed("gif"); err == nil || err.Error() != "gif: maps are written as svg, svgz, html, pdf or png" {
		t.Errorf("a name: %v", err)
	}
	for file, want := range map[string]string{
		"map.gif": `the ending is ".gif"; maps are written as .svg, .svgz, .html, .pdf or .png`,
		"a.svg/b": `the ending is ""; maps are written as .svg, .svgz, .html, .pdf or .png`,
		"svg":     `the ending is ""; maps are written as .svg, .svgz, .html, .pdf or .png`,
	} {
		if _, err := FormatOf(file); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", file, err, want)
		}
	}
}

func TestAlternatives(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := alternatives(words); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A page beyond 14,400 points has a unit in which it is smaller, in all that refers to it, and
// tells so.
func TestPDFUserUnit(t *testing.T) {
	for name, test := range map[string]struct {
		width float64
		want  []string
		told  bool
	}{
		"whole": {14400, []string{"/MediaBox[0 0 14400 72]"}, false},
		"two":   {14401, []string{"/MediaBox[0 0 7200.5 36]", "/UserUnit 2", ".5 0 0 .5 0 0 cm\n", "/BBox[0 0 7200.5 36]"}, true},
		"three": {40000, []string{"/UserUnit 3", "/MediaBox[0 0 13333.33333 24]"}, true},
	} {
		s := pdfScene(Mark{Form: Rectangle(1, 1, 5, 5)})
		s.Width, s.Height = test.width/pointsPerPixel, 96
		got, stats := drawnPDF(t, s)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
		if strings.Contains(got, "/UserUnit") != test.told || (len(stats.Passed) == 1) != test.told {
			t.Errorf("%s: told %q", name, stats.Passed)
		}
	}
}
