package catalogue_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestComposites makes every projection of the composite maps and looks whether
// its centre shows and its box is on the page.
func TestComposites(t *testing.T) {
	for _, c := range catalogue.Composites() {
		if _, err := catalogue.Find(c.ID); err == nil {
			t.Errorf("%s is a projection's name as well", c.ID)
		}
		parts := append([]catalogue.Part{{ID: "main", Settings: c.Main, Centre: c.Centre, Scale: 1}}, c.Parts...)
		for _, part := range parts {
			p, err := catalogue.New(part.Settings)
			if err != nil {
				t.Errorf("%s: %s: %v", c.ID, part.ID, err)
				continue
			}
			if _, _, ok := p.Forward(part.Centre[0], part.Centre[1]); !ok {
				t.Errorf("%s: %s does not show its centre", c.ID, part.ID)
			}
			if !(part.Scale > 0) {
				t.Errorf("%s: %s has the scale %v", c.ID, part.ID, part.Scale)
			}
		}
		for _, part := range c.Parts {
			if !(-c.Half[0] <= part.Left && part.Left < part.Right && part.Right <= c.Half[0]) {
				t.Errorf("%s: %s is beside the page", c.ID, part.ID)
			}
			if !(-c.Half[1] <= part.Top && part.Top < part.Bottom && part.Bottom <= c.Half[1]) {
				t.Errorf("%s: %s is above or below the page", c.ID, part.ID)
			}
		}
	}
}

func TestFindComposite(t *testing.T) {
	for name, want := range map[string]string{"albers-usa": "albers-usa", "AlbersUSA": "albers-usa", "laea usa": "laea-usa", "albers": ""} {
		if got, _ := catalogue.FindComposite(name); got.ID != want {
			t.Errorf("%q finds %q, want %q", name, got.ID, want)
		}
	}
}

func TestEllipsoidals(t *testing.T) {
	for name, want := range map[string]string{"UTM": "+proj=utm +zone=33 +datum=WGS84 +south", " p4.laea": "+proj=laea +lat_0=52 +lon_0=10 +datum=WGS84"} {
		e, ok := catalogue.FindEllipsoidal(name)
		if !ok {
			t.Errorf("%q is not found", name)
			continue
		}
		if got := e.System(catalogue.Values{"zone": -33, "lon0": 10, "lat0": 52}); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if d := e.Definition(); d.ID != e.ID {
			t.Errorf("%s: the definition is of %q", e.ID, d.ID)
		}
	}
	if _, ok := catalogue.FindEllipsoidal("laea"); ok {
		t.Error("laea is found among those of the ellipsoid")
	}
}
