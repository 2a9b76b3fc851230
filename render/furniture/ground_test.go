package furniture_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// The page has the ground of the map's own stylesheet, else the config's colour, else
// the theme's, and none where nobody asks for it.
func TestGround(t *testing.T) {
	own, _, err := styles.Parse("own.css", []byte("#background { fill: #111111 }"))
	if err != nil {
		t.Fatal(err)
	}
	none, _, err := styles.Parse("none.css", []byte("#background { fill: none }"))
	if err != nil {
		t.Fatal(err)
	}
	ground := furniture.Spec(furniture.Background("#222222"))
	around := render.Box{MinX: 10, MinY: 10, MaxX: 90, MaxY: 90}
	for name, c := range map[string]struct {
		sheet *styles.Sheet
		specs []furniture.Spec
		rect  render.Box
		want  string
	}{
		"nothing":             {nil, nil, around, ""},
		"config":              {nil, []furniture.Spec{ground}, around, "#222222"},
		"theme":               {styles.OnTheme("dark", nil), nil, around, "#0d1726"},
		"theme without room":  {styles.OnTheme("dark", nil), nil, render.Box{MaxX: 100, MaxY: 100}, ""},
		"config over theme":   {styles.OnTheme("dark", nil), []furniture.Spec{ground}, around, "#222222"},
		"own over all":        {styles.OnTheme("dark", own), []furniture.Spec{ground}, around, "#111111"},
		"taken away":          {styles.OnTheme("dark", none), nil, around, ""},
		"false in the config": {styles.OnTheme("dark", nil), []furniture.Spec{furniture.NoBackground}, around, ""},
		"white in the config": {nil, []furniture.Spec{furniture.Background("")}, around, "#fff"},
	} {
		p := furniture.Page{Width: 100, Height: 100, Rect: c.rect, Sheet: c.sheet, Specs: c.specs}.OnGround()
		got := ""
		for _, s := range p.Specs {
			if piece, _ := furniture.Lay(p, s); piece != nil {
				got, _ = piece.Under[0].Style.Get("fill")
			}
		}
		if got != c.want {
			t.Errorf("%s: the ground is %q, want %q", name, got, c.want)
		}
	}
}
