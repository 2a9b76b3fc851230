package kml

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestCommas(t *testing.T) {
	line := []float64{13, 52, 14, 53, 15, 52}
	for _, tt := range []struct {
		text string
		want []float64
	}{
		{"13,52,0,14,53,0,15,52,0", line},
		{"13,52,0, 14,53,0, 15,52,0,", line},
		{"13,52,0,\n14,53,0,\n15,52,0,\n", line},
		{"13,52, 14,53, 15,52", line},
		{"13,52, 14,53, 15,52,", line},
		{"13, 52, 0, 14, 53, 0, 15, 52, 0", line},
		{"13,52,0 ,14,53,0 ,15,52,0", line},
		{"13,52,,14,53,,15,52,,", line},
		{"13,52,0 14,53, 15,52,0", line},
		{"13,52,nan 14,53,NaN 15,52,", line},
		{"13,52,0, 14,53, 15,52,0", line},
		{"13,52,0,14,53,0", line[:4]},
		{"13,52,", line[:2]},
		{" ", nil},
		// What cannot be told.
		{"13,52,14,53", []float64{-1}},
		{"13,52,0,14,53", []float64{-1}},
		{"13,,52", []float64{-1}},
		{",13,52", []float64{-1}},
		{"13,52,0,,14,53", []float64{-1}},
		{"13,52,abc", []float64{-1}},
		{"1e999,52", []float64{-1}},
	} {
		got, err := parseCoordinates(tt.text)
		if fault := slices.Equal(tt.want, []float64{-1}); fault != (err != nil) || !fault && !slices.Equal(got, tt.want) {
			t.Errorf("%q became %v, %v; want %v", tt.text, got, err, tt.want)
		}
	}
}

// TestUnusablePlacemarks puts each among good ones.
func TestUnusablePlacemarks(t *testing.T) {
	const good = "<Placemark><name>good</name><Point><coordinates>1,2</coordinates></Point></Placemark>\n"
	const empty, noNumbers = "placemarks without a place skipped", "placemarks skipped for coordinates that are no numbers"
	point := func(c string) string { return "<Point><coordinates>" + c + "</coordinates></Point>" }
	for _, tt := range []struct{ name, body, warning string }{
		{"nan", point("nan,nan"), empty},
		{"nan with height", point("NaN,NaN,0"), empty},
		{"not available", point("NA,NA"), empty},
		{"no coordinates", point(""), empty},
		{"none at all", "<name>bad</name>", empty},
		{"nan in a line", "<LineString><coordinates>1,2 nan,nan 3,4</coordinates></LineString>", noNumbers},
		{"a line without length", "<LineString><coordinates>1,2 1,2</coordinates></LineString>", empty},
		{"a ring of two points", "<Polygon><outerBoundaryIs><LinearRing><coordinates>1,2 3,4 1,2 3,4</coordinates></LinearRing></outerBoundaryIs></Polygon>", empty},
		{"infinite", point("inf,2"), noNumbers},
		{"words", point("east,north"), noNumbers},
		{"one number", point("1"), noNumbers},
		{"latitude 91", point("1,91"), "placemarks skipped for coordinates that are no longitude and latitude"},
		{"metres", point("500000,4500000"), "placemarks skipped for coordinates that are no longitude and latitude"},
		{"bad in a collection", "<MultiGeometry>" + point("1,2") + point("x,y") + "</MultiGeometry>", noNumbers},
		{"bad track", "<gx:Track><gx:coord>1 2</gx:coord><gx:coord>7</gx:coord><gx:coord>3 4</gx:coord></gx:Track>", "placemarks skipped for content that cannot be read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := document(good + "<Placemark>" + tt.body + "</Placemark>\n" + good)
			s, err := Open(file(text), "a.kml", Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(t, s); len(got) != 2 {
				t.Errorf("features %q", got)
			}
			told := slices.ContainsFunc(s.Info().Warnings, func(w string) bool { return strings.HasPrefix(w, tt.warning+": 1 (line 3") })
			if !told {
				t.Errorf("warnings %q, want %q", s.Info().Warnings, tt.warning)
			}
			if _, err := Open(file(text), "a.kml", Options{Strict: true}); err == nil || !strings.Contains(err.Error(), "line 3") {
				t.Errorf("strict: %v", err)
			}
		})
	}
}

// TestPointsLeftOut reads what is left of tracks and of data that was drawn on
// another copy of the world.
func TestPointsLeftOut(t *testing.T) {
	for _, tt := range []struct{ body, want, warning string }{
		{"<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>nan nan nan</gx:coord><gx:coord/><gx:coord>4 5 6</gx:coord></gx:Track>",
			"|LINESTRING (1 2, 4 5)", "points of tracks without coordinates left out: 1 (line 2)"},
		{"<Point><coordinates>-531,63</coordinates></Point>", "|POINT (-171 63)",
			"features with longitudes more than a turn away, brought back by whole turns: 1 (line 2)"},
	} {
		s, err := Open(file(placemark(tt.body)), "a.kml", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(t, s); len(got) != 1 || got[0] != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
		if w := s.Info().Warnings; len(w) != 1 || w[0] != tt.warning {
			t.Errorf("warnings %q, want %q", w, tt.warning)
		}
	}
}

// TestCharsets reads texts in encodings that are named, declared, or neither.
func TestCharsets(t *testing.T) {
	place := func(name string) string {
		return "<kml><Placemark><name>" + name + "</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
	}
	const declared = `<?xml version="1.0" encoding="%s"?>`
	head := func(e string) string { return strings.Replace(declared, "%s", e, 1) }
	for _, tt := range []struct {
		name, text, asked, want, charset string
		warnings                         int
	}{
		{"declared", head("ISO-8859-2") + place("\xb3\xf3d\xbc"), "", "\u0142\u00f3d\u017a", "iso-8859-2", 0},
		{"named", place("\xb3\xf3d\xbc"), "latin2", "\u0142\u00f3d\u017a", "iso-8859-2", 0},
		{"named, another declared", head("UTF-8") + place("\xb3\xf3d\xbc"), "latin2", "\u0142\u00f3d\u017a", "iso-8859-2", 0},
		{"neither", place("K\xf6ln"), "", "K\u00f6ln", "utf-8", 1},
		{"UTF-8 declared", head("utf8") + place("K\u00f6ln, D\xfcren"), "", "K\u00f6ln, D\u00fcren", "utf-8", 1},
		{"UTF-8", place("K\u00f6ln"), "", "K\u00f6ln", "utf-8", 0},
	} {
		s, err := Open(file(tt.text), "a.kml", Options{Charset: tt.asked})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := lines(t, s); len(got) != 1 {
			t.Errorf("%s: %d features, want 1: %q", tt.name, len(got), got)
		} else if got[0] != "|POINT (1 2)|name="+tt.want {
			t.Errorf("%s: %q, want the name %q", tt.name, got[0], tt.want)
		}
		if got := s.Info().Charset; got != tt.charset {
			t.Errorf("%s: the charset is %q, want %q", tt.name, got, tt.charset)
		}
		if got := s.Info().Warnings; len(got) != tt.warnings {
			t.Errorf("%s: %d warnings, want %d: %q", tt.name, len(got), tt.warnings, got)
		}
	}
	if _, err := Open(file(place("a")), "a.kml", Options{Charset: "utf-9"}); err == nil {
		t.Error("no error for an unknown encoding")
	}
}

// FuzzCoordinates checks that any text gives pairs of finite numbers or an
// error, and that loose reading agrees with the strict one where there is one.
func FuzzCoordinates(f *testing.F) {
	for _, seed := range []string{"1,2,3 4,5", "1,2,0, 3,4,0,", "1,2,0,3,4,0", "1,,2", ", ,", "nan,nan 1,2", "1, 2 ,3\n,4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		flat, err := parseCoordinates(text)
		if err != nil {
			return
		}
		if len(flat)%2 != 0 || len(flat) > len(text)+2 {
			t.Fatalf("%d numbers of %q", len(flat), text)
		}
		for _, v := range flat {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%v of %q", flat, text)
			}
		}
		if loose, err := looseCoordinates(text); err != nil || !slices.Equal(flat, loose) {
			t.Fatalf("%q: %v, loosely %v, %v", text, flat, loose, err)
		}
	})
}

// Coordinates that are nothing but commas take no more memory than their text.
func TestManyCommasTakeLittleMemory(t *testing.T) {
	text := strings.Repeat(",", 1_000_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := looseCoordinates(text)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "this one 1000000 (point 1)") {
		t.Error(err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 100_000 {
		t.Errorf("%d bytes were allocated", took)
	}
}
