package config

import (
	"regexp"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// Proj chooses the projection.
type Proj struct {
	// ID is a projection's id or alias; empty lets the map choose one that
	// suits its bounds.
	ID string
	// CRS is a PROJ string, WKT or EPSG code when the projection is given
	// so ("EPSG:3035", {"id": "proj4", "projstr": ...}); ID is then empty.
	CRS string
	// Formula is a projection of a program's own; ID and CRS are then empty.
	// Without Rotate its centre is that of the bounds, on the equator.
	Formula projection.Formula
	// Params are the projection's numbers by name: lon0, lat0, lat1 ...
	// (degrees), dist (radii) ...; Auto names those that are to suit the bounds.
	Params catalogue.Values
	Auto   []string
	// Rotate turns the globe before it is projected: longitude, latitude
	// of the centre and roll, degrees. It takes the place of lon0, lat0.
	Rotate *[3]float64
	// Flip draws south up.
	Flip bool
	// ClipAngle limits the map to a circle of this many degrees around the
	// centre; 0 is the projection's own limit.
	ClipAngle float64
	// Precision is how far a drawn edge may be from the true curve, in
	// pixels; 0 means 0.5.
	Precision float64
}

// projForm is the form of "proj", of a map and of its insets: made once, as it goes
// through all projections.
var projForm = sync.OnceValue(makeProjForm)

// makeProjForm makes the form: a text or a mapping.
func makeProjForm() form.Form[Proj] {
	m := form.Mapping("proj", "proj", "The projection. Its parameters stand beside its id; `kartograph projections` lists "+
		"which projection takes which. A parameter may be `\"auto\"`, to suit the bounds.", projKeys())
	f := m
	text := form.Facts{Schema: form.Props("type", "string", "minLength", 1)}
	f.Facts = form.Facts{Want: "a projection's id, an EPSG code, a PROJ string or a mapping",
		Parts: []form.Facts{text, m.Facts}, Schema: form.AnyOf(text, m.Facts)}
	f.Read = func(d *form.Decoder, at form.Spot) (Proj, bool) {
		if at.Node.Kind == tree.Text {
			p := Proj{}
			p.setID(at.Node.Text)
			return p, true
		}
		if !d.IsMapping(at, f.Want) {
			return Proj{}, false
		}
		p, ok := m.Read(d, at)
		settleProj(d, at, &p)
		return p, ok
	}
	return f
}

func projKeys() []form.Key[Proj] {
	keys := []form.Key[Proj]{
		{KeyFacts: form.KeyOf("id", form.NonEmpty("a projection's id").Facts,
			form.About("The projection's id or alias, an EPSG code (`EPSG:3035`), or `proj4` with a `projstr`.", "(chosen to suit the bounds)", `"robinson"`)), Read: readProjID},
		form.Bind("projstr", form.NonEmpty("a PROJ string"), form.About("A PROJ string or WKT, for `\"id\": \"proj4\"`.", "",
			`"+proj=laea +lat_0=52 +lon_0=10"`), func(p *Proj) *string { return &p.CRS }),
		form.Bind("rotate", rotateForm(), form.About("Turns the globe: longitude and latitude of the centre, and the roll about it, in degrees. "+
			"It takes the place of lon0 and lat0.", "", "[10, 50, 0]"), func(p *Proj) **[3]float64 { return &p.Rotate }),
		form.Bind("flip", form.Boolean(), form.About("Turn the map upside down: south up.", "false", "true"),
			func(p *Proj) *bool { return &p.Flip }),
		form.Bind("clip-angle", form.OrAuto(form.Number("a number of degrees", form.Range{Max: 180, Open: true})),
			form.About("Show only what is within this many degrees of the centre.", "(the projection's own limit)", "60"),
			func(p *Proj) *float64 { return &p.ClipAngle }),
		form.Bind("precision", form.Number("a number of pixels", form.Range{Min: 0.001, Max: 1000}),
			form.About("How far a drawn edge may be from the true curve, in pixels.", "0.5", "0.2"),
			func(p *Proj) *float64 { return &p.Precision }),
	}
	for _, spec := range allParams() {
		keys = append(keys, paramKey(spec))
	}
	return keys
}

func readProjID(d *form.Decoder, at form.Spot, to *Proj) {
	if id, ok := form.NonEmpty("a projection's id").Read(d, at); ok {
		to.setID(id)
	}
}

// crsText matches what describes a coordinate system, and is no id: an
// authority's code, a PROJ string, WKT. Each has one of :+=[ in it.
var crsText = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(urn:|[a-z_]+:\s*\d|\+|proj=|[a-z_]+\s*\[)`)
})

// setID takes the text of "proj" or "proj.id".
func (p *Proj) setID(text string) {
	switch text = strings.TrimSpace(text); {
	case strings.EqualFold(text, "auto"):
		p.ID = ""
	case strings.ContainsAny(text, ":+=[") && crsText().MatchString(text):
		p.CRS = text
	default:
		p.ID = text
	}
}

// settleProj makes one thing of what the keys of a proj mapping say together.
func settleProj(d *form.Decoder, at form.Spot, p *Proj) {
	byString := strings.EqualFold(p.ID, "proj4")
	switch given := at.Node.Child("projstr") != nil; {
	case byString && !given:
		d.Fail(at, "the projection \"proj4\" needs a \"projstr\"")
	case given && p.ID != "" && !byString:
		d.Fail(at, "\"projstr\" goes with the id \"proj4\", not %q", p.ID)
	}
	if byString || p.CRS != "" {
		p.ID = ""
	}
	dropParams(d, at, p)
}
