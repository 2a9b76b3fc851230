package kartograph

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// The box that labels keep clear of holds the whole scale bar, in every corner,
// within the page.
func TestScaleBarBox(t *testing.T) {
	for _, align := range []furniture.Align{furniture.TopLeft, furniture.TopRight, furniture.BottomLeft, furniture.BottomRight} {
		cfg := tenDegrees(named("a", oneSquare(0, 0, 1), func(*config.Layer) {}))
		cfg.Export.Furniture = []furniture.Spec{furniture.ScaleBar{Align: align, Offset: 40}}
		frames, err := planFrames(context.Background(), cfg, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		laid, warnings, err := (&worked{cfg: cfg, frames: frames, placed: [][]*placedLayer{nil}}).layFurniture(t.Context(), nil, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(laid) != 1 || len(warnings) > 0 {
			t.Fatalf("%s: %d pieces, %v", align, len(laid), warnings)
		}
		box := laid[0].Box
		if page := (render.Box{MaxX: 1000, MaxY: 1000}); !page.Holds(box) {
			t.Errorf("%s: the box %v leaves the page", align, box)
		}
		if !(box.Height() < 40) {
			t.Errorf("%s: the box is %g pixels high", align, box.Height())
		}
		for _, mark := range laid[0].Groups[1].Marks {
			x, y := 0.0, 0.0
			if text := textOf(mark); text != nil {
				x, y = text.X, text.Y
			} else {
				b := geometryOf(mark).Bounds()
				x, y = (b.Min(0)+b.Max(0))/2, b.Min(1)
			}
			if !box.Has(x, y) {
				t.Errorf("%s: %g, %g is drawn outside of %v", align, x, y, box)
			}
		}
	}
}

func TestKeepClear(t *testing.T) {
	main := &frame{}
	inset := &frame{id: "i", overlaid: true}
	inset.rect.MaxX = 7
	frames := []*frame{main, inset}
	bar := &furniture.Piece{Box: render.Box{MaxX: 3}}
	if got, want := main.keepClear(frames, []*furniture.Piece{bar}), []render.Box{{MaxX: 3}, {MaxX: 7}}; !slices.Equal(got, want) {
		t.Errorf("labels of the map keep clear of %v, want %v", got, want)
	}
	if got, want := inset.keepClear(frames, []*furniture.Piece{bar}), []render.Box{{MaxX: 3}}; !slices.Equal(got, want) {
		t.Errorf("labels of the inset keep clear of %v, want %v", got, want)
	}
}

// TestStanding has all that stands on a page told from what moves with its map, on a page
// as large as the map and on a larger one.
func TestStanding(t *testing.T) {
	const all = `, "title": "T", "subtitle": "S", "note": "N", "source": "O", "credit": "C", "degrees": true, "frame": true, "north-arrow": true, "scalebar": true, "locator": true`
	for _, more := range []string{"", all, all + `, "margin": 20`} {
		for _, at := range []string{"auto", "tl", "right", "below"} {
			cfg, err := Parse("c.json", []byte(`{"bounds": [-12, 35, 30, 60], "proj": "laea", "layers": {"countries": {"src": "builtin:countries-110m",
				"classify": {"by": "POP_EST", "method": "threshold", "breaks": [1e7]}, "labeling": true}}, "legend": {"at": "`+at+`"}`+more+`}`))
			if err != nil {
				t.Fatal(err)
			}
			m, err := Build(t.Context(), cfg, Options{})
			if err != nil {
				t.Fatal(err)
			}
			legends := 0
			for _, g := range m.Scene().Groups {
				moves := g.Of != "" || g.ID == "countries-label" || slices.Equal(g.Classes, []string{"map"})
				if stands := strings.HasPrefix(string(g.Part), string(render.PartFurniture)); stands == moves {
					t.Errorf("legend %s%s: #%s %v stands still: %t", at, more, g.ID, g.Classes, stands)
				}
				if g.ID == "legend" {
					legends++
				}
			}
			if legends != 1 {
				t.Errorf("%d legends", legends)
			}
		}
	}
}
