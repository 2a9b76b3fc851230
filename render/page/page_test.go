package page_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/render/page"
)

// write writes a page around a map.
func write(t *testing.T, p page.Page, columns map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	for _, err := range []error{p.Begin(&b), p.BeginSize(&b, 0), p.EndSize(&b), p.End(&b, columns)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestSources fails where dist was not made from src as it is.
func TestSources(t *testing.T) {
	sum := sha256.New()
	err := filepath.WalkDir("src", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		at, err := filepath.Rel("src", name)
		fmt.Fprintf(sum, "%s %d\n%s\n", filepath.ToSlash(at), len(text), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("dist/sources.sum")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x\n", sum.Sum(nil)); got != string(want) {
		t.Error("dist is not made from src as it is: go run . in .ci/page")
	}
}

// TestWords holds all languages to the words and places of English.
func TestWords(t *testing.T) {
	if n := len(page.Languages()); n < 10 {
		t.Errorf("pages speak %d languages", n)
	}
	places := regexp.MustCompile(`\{\d\}`)
	english := page.WordsOf("en")
	for _, lang := range page.Languages() {
		own := page.WordsOf(lang)
		for name, text := range english {
			want, got := places.FindAllString(text, -1), places.FindAllString(own[name], -1)
			slices.Sort(got)
			if own[name] == "" || !slices.Equal(got, want) {
				t.Errorf("%s: %s is %q; in English %q", lang, name, own[name], text)
			}
		}
		if len(own) != len(english) {
			t.Errorf("%s has %d words, English %d", lang, len(own), len(english))
		}
	}
	if page.WordsOf("de-CH")["search"] != "Suchen" || page.WordsOf("tlh")["search"] != "Search" {
		t.Error("regions do not count, and English stands in for what is not there")
	}
}

// TestPolicy reckons the sum of the page's only script.
func TestPolicy(t *testing.T) {
	text := write(t, page.Page{Title: "A map", Formulas: page.Projections()}, nil)
	scripts := regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindAllStringSubmatch(text, -1)
	if len(scripts) != 1 {
		t.Fatalf("the page has %d scripts", len(scripts))
	}
	sum := sha256.Sum256([]byte(scripts[0][1]))
	if want := "script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';"; !strings.Contains(text, want) {
		t.Errorf("the policy does not say %s", want)
	}
	if !strings.Contains(text, "default-src 'none';") {
		t.Error("the policy allows to load")
	}
}

// TestHostile puts markup where texts of others stand.
func TestHostile(t *testing.T) {
	for _, evil := range []string{
		`</title><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`, `<!--`, `]]>`, "\u2028", `{{.}}`,
	} {
		text := write(t, page.Page{Title: evil, Lang: evil}, map[string]string{"a": evil, evil: "b"})
		if n := strings.Count(text, "<script"); n != 2 {
			t.Errorf("%q: %d scripts", evil, n)
		}
		for _, part := range []string{"<img", "<!--"} {
			if strings.Contains(text, part) {
				t.Errorf("%q: the page has %s", evil, part)
			}
		}
	}
}

// TestSizes reads the rules of three sizes.
func TestSizes(t *testing.T) {
	text := write(t, page.Page{Widths: []float64{320, 640, 1200}}, nil)
	for _, want := range []string{"main{max-width:max(75rem,1200px + 1.5rem)}", "(width < 624px){.kg-size-0", "(width >= 624px) and (width < 1184px){.kg-size-1", "(width >= 1184px){.kg-size-2"} {
		if !strings.Contains(text, want) {
			t.Errorf("no rule %s", want)
		}
	}
	if strings.Contains(write(t, page.Page{Widths: []float64{320}}, nil), ".kg-size-0{") {
		t.Error("one size has rules")
	}
}

// TestProjections holds formulas to names of the docs and to their size.
func TestProjections(t *testing.T) {
	docs, err := os.ReadFile("../../docs/page.md")
	if err != nil {
		t.Fatal(err)
	}
	names := page.Projections()
	if len(names) < 40 || !strings.Contains(string(docs), fmt.Sprintf("formulas of %d projections", len(names))) {
		t.Errorf("pages have formulas of %d projections; the docs say otherwise", len(names))
	}
	empty := len(write(t, page.Page{}, nil))
	for _, name := range names {
		if !strings.Contains(string(docs), "`"+name+"`") {
			t.Errorf("the docs do not list %s", name)
		}
		if n := len(write(t, page.Page{Formulas: []string{name}}, nil)) - empty; n < 50 || n > 2000 {
			t.Errorf("the formula of %s adds %d bytes", name, n)
		}
	}
}

// TestModule holds what other pages carry to its size.
func TestModule(t *testing.T) {
	for _, f := range page.Module() {
		if len(f.Data) < 1000 {
			t.Errorf("%s has %d bytes", f.Name, len(f.Data))
		}
		if f.Name != "kartograph.js" {
			continue
		}
		var packed bytes.Buffer
		z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(f.Data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		// gzip -9 makes 5,000 of what Go's packs into 5,021; .ci/page-test asks gzip.
		if len(f.Data) > 12_000 || packed.Len() > 5021 {
			t.Errorf("the core has %d bytes, %d as gzip compresses them", len(f.Data), packed.Len())
		}
	}
}
