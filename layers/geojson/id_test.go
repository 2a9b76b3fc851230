package geojson

import (
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestIDsAreAColumn has features whose codes are nowhere but in their ids.
func TestIDsAreAColumn(t *testing.T) {
	feature := func(id, properties string) string {
		return `{"type":"Feature",` + id + `"properties":` + properties + `,"geometry":{"type":"Point","coordinates":[1,2]}}`
	}
	for _, tt := range []struct {
		name, text string
		columns    []string
		want       layers.Value
		warnings   int
	}{
		{"text", feature(`"id":"01001",`, `{"name":"a"}`), []string{"id", "name"}, layers.Text("01001"), 0},
		{"number", feature(`"id":1001,`, `{"name":"a"}`), []string{"id", "name"}, layers.Integer(1001), 0},
		{"after the properties", `{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[1,2]},"id":"x"}`,
			[]string{"id", "name"}, layers.Text("x"), 0},
		{"without properties", feature(`"id":"x",`, `null`), []string{"id"}, layers.Text("x"), 0},
		{"properties of PHP", feature(`"id":"x",`, `[]`), []string{"id"}, layers.Text("x"), 0},
		{"in a collection", `{"type":"FeatureCollection","id":"no","features":[` + feature(`"id":"x",`, `{}`) + `]}`, []string{"id"}, layers.Text("x"), 0},
		{"of a collection alone", `{"type":"FeatureCollection","id":"no","features":[` + feature(``, `{"name":"a"}`) + `]}`, []string{"name"}, layers.Value{}, 0},
		{"null", feature(`"id":null,`, `{"name":"a"}`), []string{"name"}, layers.Value{}, 0},
		{"property of the name", feature(`"id":"x",`, `{"id":"x"}`), []string{"id"}, layers.Text("x"), 0},
		{"property that differs", feature(`"id":"x",`, `{"name":"a","id":5}`), []string{"name", "id"}, layers.Integer(5), 1},
		{"property in other letters", feature(`"id":"x",`, `{"ID":5}`), []string{"id", "ID"}, layers.Text("x"), 0},
		{"list", feature(`"id":["x"],`, `{"name":"a"}`), []string{"id", "name"}, layers.Value{}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(tt.text, Options{})
			if err != nil || len(features) != 1 {
				t.Fatalf("%d features, %v", len(features), err)
			}
			if got := s.Info().Schema.Columns(); !slices.Equal(got, tt.columns) {
				t.Errorf("columns %q, want %q", got, tt.columns)
			}
			if got, _ := features[0].Record.Get("id"); got != tt.want {
				t.Errorf("id is %#v, want %#v", got, tt.want)
			}
			if len(s.Info().Warnings) != tt.warnings {
				t.Errorf("warnings %q", s.Info().Warnings)
			}
		})
	}
}

// TestCharsets reads texts in encodings that are named, marked or neither.
func TestCharsets(t *testing.T) {
	feature := func(name string) string {
		return `{"type":"Feature","properties":{"n":"` + name + `","` + name + `":1},"geometry":{"type":"Point","coordinates":[1,2]}}`
	}
	wide := func(text string) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(text)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	for _, tt := range []struct{ name, text, asked, want, charset string }{
		{"named", feature("K\xf6ln"), "latin-1", "K\u00f6ln", "windows-1252"},
		{"named, two bytes", feature("\x93\x8c\x8b\x9e"), "sjis", "\u6771\u4eac", "shift_jis"},
		{"named, with backslashes in letters", feature("\x95\x5c"), "sjis", "\u8868", "shift_jis"},
		{"named as what it is", feature("K\u00f6ln"), "utf-8", "K\u00f6ln", "utf-8"},
		{"not named", feature("K\xf6ln"), "", "K\u00f6ln", "utf-8"},
		{"both in one text", feature("K\u00f6ln, D\xfcren"), "", "K\u00f6ln, D\u00fcren", "utf-8"},
		{"UTF-16", wide("\ufeff" + feature("K\u00f6ln")), "", "K\u00f6ln", "utf-16le"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, features, err := read(tt.text, Options{Charset: tt.asked})
			if err != nil || len(features) != 1 {
				t.Fatalf("%d features, %v", len(features), err)
			}
			if v, _ := features[0].Record.Get("n"); v.String() != tt.want || s.Info().Charset != tt.charset {
				t.Errorf("%q in %s, want %q", v, s.Info().Charset, tt.want)
			}
			if v, ok := features[0].Record.Get(tt.want); !ok || v.String() != "1" {
				t.Errorf("columns %q", s.Info().Schema.Columns())
			}
		})
	}
	if _, err := Parse("x", []byte(feature("a")), Options{Charset: "utf-9"}); err == nil {
		t.Error("no error for an unknown encoding")
	}
}
