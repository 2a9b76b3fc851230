package geojson

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// found is what a look through a text finds, for comparing.
func found(t *testing.T, text string, parts int) string {
	t.Helper()
	x, err := scanParts(t.Context(), []byte(text), parts)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(x.offsets, x.columns.Names(), x.ids, string(x.crs), x.crsAt, x.warnings)
}

// oddFeature is a feature, or what may stand in its place.
func oddFeature(random *rand.Rand) string {
	const plain = `{"type":"Feature","properties":{"a":1},"geometry":null}`
	key := fmt.Sprintf("k%d", random.IntN(9))
	switch random.IntN(16) {
	case 0:
		return `{"geometry":{"type":"Point","coordinates":[1,2]},"properties":{"` + key + `":{"type":"Feature"}},"type":"Feature"}`
	case 1:
		return `{"id":7,"type" : "Feature","properties":{"b":"{\"type\":\"Feature\"}","` + key + `":[1,{}]},"geometry":null}`
	case 2:
		return `{"type":"FeatureCollection","features":[` + plain + `,{"type":"Feature","properties":{"` + key + `":1}}]}`
	case 3:
		return `{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}`
	case 4:
		return []string{`null`, `7`, `"{"`, `[{"type":"Feature"}]`}[random.IntN(4)]
	case 5:
		return `{"type":"Feature","properties":7,"geometry":{"type":"Point","coordinates":` + strings.Repeat("[", random.IntN(140)) + `1,2]}`
	case 6:
		return `{"type":"Feature" "properties":{}}`
	default:
		return ` {"type": "Feature", "properties": {"` + key + `": "x"}, "geometry": {"type":"LineString","coordinates":[[1,2],[3,4]]}} `
	}
}

// TestLookingAheadChangesNothing looks through texts by one and by many.
func TestLookingAheadChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 24))
	check := func(text string) {
		t.Helper()
		want := found(t, text, 1)
		for _, parts := range []int{2, 3, 7, 30} {
			if got := found(t, text, parts); got != want {
				t.Fatalf("in %d parts:\n%s\nwant\n%s\nof\n%s", parts, got, want, text)
			}
		}
	}
	for range 3000 {
		var list []string
		for range 1 + random.IntN(20) {
			if random.IntN(3) > 0 {
				list = append(list, `{"type":"Feature","properties":{"a":1},"geometry":null}`)
				continue
			}
			list = append(list, oddFeature(random))
		}
		text := `{"type":"FeatureCollection","features":[` + strings.Join(list, ",") + `]}`
		switch random.IntN(8) {
		case 0:
			text = text[:random.IntN(len(text))]
		case 1:
			text = strings.Join(list, "\n")
		case 2:
			text = `[` + strings.Join(list, ",") + `]`
		case 3:
			text += text
		}
		check(text)
	}
	// As deep as there may be, and deeper, in a collection within another one.
	for n := 110; n < 130; n++ {
		const plain = `{"type":"Feature","properties":{"a":1},"geometry":null}`
		deep := `{"type":"Feature","geometry":{"coordinates":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}}`
		list := strings.Repeat(plain+",", 5) + deep + "," + plain
		check(`[` + list + `]`)
		check(`{"type":"FeatureCollection","features":[{"type":"FeatureCollection","features":[` + list + `]},` + plain + `]}`)
	}
	// More different properties than there may be, some of them in each part.
	for _, n := range []int{4096, 4097} {
		var list []string
		for i := range n {
			list = append(list, fmt.Sprintf(`{"type":"Feature","properties":{"p%d":1}}`, i))
		}
		check(`{"type":"FeatureCollection","features":[` + strings.Join(list, ",") + `]}`)
	}
}

// TestStretchesAreTaken holds that what others found is made use of, in a file.
func TestStretchesAreTaken(t *testing.T) {
	text, err := os.ReadFile("../../testdata/data/ne_50m_lakes.geojson")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := scanParts(t.Context(), text, 1)
	if err != nil {
		t.Fatal(err)
	}
	from, ok := featureIn(text, len(text)/2, len(text))
	if !ok {
		t.Fatal("no feature begins in the second half")
	}
	s := begin(t.Context(), text, from, len(text))
	defer s.stop()
	x := &index{Cursor: s.Cursor, ahead: []*stretch{s}}
	<-s.done
	x.StartWithin(withinFeatures, from)
	if !x.takeStretch() || x.Pos() != s.to {
		t.Fatalf("what begins at %d is not taken", from)
	}
	if n := len(x.offsets); n == 0 || !reflect.DeepEqual(x.offsets, whole.offsets[len(whole.offsets)-n:]) || n == len(whole.offsets) {
		t.Errorf("%d features of %d, and not the last ones", n, len(whole.offsets))
	}
}

// TestLookingAheadEnds holds that nobody goes on when the first look has ended.
func TestLookingAheadEnds(t *testing.T) {
	text := `{"type":"FeatureCollection","features":[7 8,` + strings.Repeat(`{"type":"Feature","properties":{},"geometry":null},`, 20000) + `1]}`
	ended, stop := context.WithCancel(t.Context())
	stop()
	for _, ctx := range []context.Context{t.Context(), ended} {
		wait := leak.Check(t)
		if _, err := scanParts(ctx, []byte(text), 5); err == nil {
			t.Error("no error")
		}
		wait()
	}
}
