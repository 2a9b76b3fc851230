package kartograph

import (
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
)

// composite is a map made of several views on one page, such as the USA with
// Alaska and Hawaii moved beneath the lower 48 states. All of it is given in
// radii of the main view's projection, around the middle of the page.
type composite struct {
	id, title string
	aliases   []string
	main      projection.Settings
	// centre is the longitude and latitude in the middle of the page.
	centre [2]float64
	// half is half the page's width and height.
	half  [2]float64
	parts []compositePart
}

// compositePart is one moved part: scaled, with this centre put at this place,
// and cut to this box (left, top, right, bottom; y down).
type compositePart struct {
	id       string
	settings projection.Settings
	centre   [2]float64
	scale    float64
	at       [2]float64
	box      [4]float64
}

func albers(lon0, lat0, lat1, lat2 float64) projection.Settings {
	return projection.Settings{ID: "albers", Params: map[string]float64{"lon0": lon0, "lat0": lat0, "lat1": lat1, "lat2": lat2}}
}

func laea(lon0, lat0 float64) projection.Settings {
	return projection.Settings{ID: "laea", Params: map[string]float64{"lon0": lon0, "lat0": lat0}}
}

// composites lists the composite projections. The frames of albers-usa are
// those of d3-geo's geoAlbersUsa (d3-geo, src/projection/albersUsa.js), with
// Puerto Rico in the corner that it leaves free; laea-usa is the predecessor's,
// with the same frames, Alaska at a third of its size.
func composites() []composite {
	return []composite{
		{
			id: "albers-usa", title: "Albers USA", aliases: []string{"albersusa"},
			main: albers(-96, 38.7, 29.5, 45.5), centre: [2]float64{-96.6, 38.7}, half: [2]float64{0.455, 0.238},
			parts: []compositePart{
				{id: "alaska", settings: albers(-154, 58.5, 55, 65), centre: [2]float64{-156, 58.5}, scale: 0.35,
					at: [2]float64{-0.307, 0.201}, box: [4]float64{-0.425, 0.120, -0.214, 0.234}},
				{id: "hawaii", settings: albers(-157, 19.9, 8, 18), centre: [2]float64{-160, 19.9}, scale: 1,
					at: [2]float64{-0.205, 0.212}, box: [4]float64{-0.214, 0.166, -0.115, 0.234}},
				{id: "puerto-rico", settings: albers(-66.4, 18.2, 8, 18), centre: [2]float64{-66.4, 18.2}, scale: 1,
					at: [2]float64{0.350, 0.215}, box: [4]float64{0.315, 0.195, 0.385, 0.234}},
			},
		},
		{
			id: "laea-usa", title: "Lambert azimuthal equal-area USA", aliases: []string{"laeausa"},
			main: laea(-100, 45), centre: [2]float64{-96.6, 38.7}, half: [2]float64{0.455, 0.238},
			parts: []compositePart{
				{id: "alaska", settings: laea(-154, 63), centre: [2]float64{-154, 62.5}, scale: 1.0 / 3,
					at: [2]float64{-0.315, 0.176}, box: [4]float64{-0.425, 0.120, -0.214, 0.234}},
				{id: "hawaii", settings: laea(-157, 20.5), centre: [2]float64{-160, 19.9}, scale: 1,
					at: [2]float64{-0.205, 0.212}, box: [4]float64{-0.214, 0.166, -0.115, 0.234}},
				{id: "puerto-rico", settings: laea(-66.4, 18.2), centre: [2]float64{-66.4, 18.2}, scale: 1,
					at: [2]float64{0.350, 0.215}, box: [4]float64{0.315, 0.195, 0.385, 0.234}},
			},
		},
	}
}

// findComposite returns the composite projection of this name.
func findComposite(id string) (composite, bool) {
	plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(id))
	for _, c := range composites() {
		if plain == strings.ReplaceAll(c.id, "-", "") {
			return c, true
		}
	}
	return composite{}, false
}

// planComposite places the main view and the parts of a composite map.
func planComposite(cfg *Config, c composite) ([]*frame, error) {
	page := projection.Box{MinX: -c.half[0], MinY: -c.half[1], MaxX: c.half[0], MaxY: c.half[1]}
	width, height, err := pageSize(cfg.Export, page)
	if err != nil {
		return nil, cfg.errorAt("export", err)
	}
	whole := projection.Box{MaxX: width, MaxY: height}
	view := projection.Fit(page, whole)
	main, err := c.frame(cfg, compositePart{settings: c.main, centre: c.centre, scale: 1}, view)
	if err != nil {
		return nil, err
	}
	main.rect, main.shown = whole, wholeWorld()
	main.cut(cfg)
	frames := []*frame{main}
	for _, part := range c.parts {
		f, err := c.frame(cfg, part, view)
		if err != nil {
			return nil, err
		}
		f.id = part.id
		f.rect = projection.Box{
			MinX: view.X + view.Scale*part.box[0], MinY: view.Y + view.Scale*part.box[1],
			MaxX: view.X + view.Scale*part.box[2], MaxY: view.Y + view.Scale*part.box[3],
		}
		f.shown, f.overlaid, f.hides = wholeWorld(), true, true
		f.cut(cfg)
		frames = append(frames, f)
	}
	return frames, nil
}

// frame makes one view: the part's centre stands at its place on the page.
func (c composite) frame(cfg *Config, part compositePart, page projection.View) (*frame, error) {
	settings := part.settings
	settings.Precision = cfg.Proj.Precision
	proj, err := projection.New(settings)
	if err != nil {
		return nil, err
	}
	definition, err := projection.Lookup(settings.ID)
	if err != nil {
		return nil, err
	}
	scale := page.Scale * part.scale
	x, y, _ := proj.WithView(projection.View{Scale: 1}).Forward(part.centre[0], part.centre[1])
	proj = proj.WithView(projection.View{
		Scale: scale,
		X:     page.X + page.Scale*part.at[0] - scale*x,
		Y:     page.Y + page.Scale*part.at[1] - scale*y,
	})
	return &frame{proj: proj, choice: choice{proj: proj, settings: settings, definition: definition}}, nil
}
