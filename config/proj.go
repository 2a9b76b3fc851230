package config

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// projForm is the form of "proj": a text or a mapping.
func projForm() form.Form[Proj] {
	m := form.Mapping("proj", "proj", "The projection. Its parameters stand beside its id; `kartograph projections` lists "+
		"which projection takes which. A parameter may be `\"auto\"`, to suit the bounds.", projKeys())
	f := m
	text := form.Shape{Schema: form.Props("type", "string", "minLength", 1)}
	f.Shape = form.Shape{Want: "a projection's id, an EPSG code, a PROJ string or a mapping",
		Parts: []form.Shape{text, m.Shape}, Schema: form.AnyOf(text, m.Shape)}
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
		{KeyShape: form.KeyOf("id", form.NonEmpty("a projection's id").Shape,
			form.About("The projection's id or alias, an EPSG code (`EPSG:3035`), or `proj4` with a `projstr`.", "(chosen to suit the bounds)", `"robinson"`)), Read: readProjID},
		form.Bind("projstr", form.NonEmpty("a PROJ string"), form.About("A PROJ string or WKT, for `\"id\": \"proj4\"`.", "",
			`"+proj=laea +lat_0=52 +lon_0=10"`), func(p *Proj) *string { return &p.CRS }),
		form.Bind("rotate", rotateForm(), form.About("Turns the globe: longitude and latitude of the centre, and the roll about it, in degrees. "+
			"It takes the place of lon0 and lat0.", "", "[10, 50, 0]"), func(p *Proj) **[3]float64 { return &p.Rotate }),
		form.Bind("flip", form.Boolean(), form.About("Turn the map upside down: south up.", "false", "true"),
			func(p *Proj) *bool { return &p.Flip }),
		form.Bind("clip-angle", form.OrAuto(form.Number("a number of degrees", form.Limits{Max: 180, Open: true})),
			form.About("Show only what is within this many degrees of the centre.", "(the projection's own limit)", "60"),
			func(p *Proj) *float64 { return &p.ClipAngle }),
		form.Bind("precision", form.Number("a number of pixels", form.Limits{Max: 1000, Open: true}),
			form.About("How far a drawn edge may be from the true curve, in pixels.", "0.5", "0.2"),
			func(p *Proj) *float64 { return &p.Precision }),
	}
	for _, spec := range allParams() {
		keys = append(keys, paramKey(spec))
	}
	return keys
}

// allParams lists the parameters of all projections, each name once, with all
// that it means.
func allParams() []catalogue.ParamSpec {
	var all []catalogue.ParamSpec
	var titles [][]string
	for _, definition := range allDefinitions() {
		for _, spec := range definition.Params {
			i := slices.IndexFunc(all, func(p catalogue.ParamSpec) bool { return p.Name == spec.Name })
			if i < 0 {
				i = len(all)
				all, titles = append(all, spec), append(titles, nil)
			}
			if !slices.Contains(titles[i], spec.Title) {
				titles[i] = append(titles[i], spec.Title)
				all[i].Title = form.Enumerate(titles[i], "or")
			}
		}
	}
	return all
}

// allDefinitions lists the projections that have an id and parameters.
func allDefinitions() []catalogue.Definition {
	all := catalogue.All()
	for _, e := range catalogue.Ellipsoidals() {
		all = append(all, e.Definition())
	}
	return all
}

// findDefinition looks up a projection by its id.
func findDefinition(id string) (catalogue.Definition, error) {
	if e, ok := catalogue.FindEllipsoidal(id); ok {
		return e.Definition(), nil
	}
	return catalogue.Find(id)
}

// paramKey is the key of a projection's parameter. Its range depends on the
// projection and is checked when that is known.
func paramKey(spec catalogue.ParamSpec) form.Key[Proj] {
	want := "a number"
	if spec.Unit != "" {
		want += " of " + spec.Unit
	}
	f := form.Number(want, form.Limits{Min: -form.NoLimit, Max: form.NoLimit}).WordsToo([]string{"auto"})
	doc := "Parameter of projections: " + spec.Title + "."
	k := form.Key[Proj]{KeyShape: form.KeyOf(spec.Name, f,
		form.About(doc, "(depends on the projection)", `"auto"`))}
	k.Read = func(d *form.Decoder, at form.Spot, to *Proj) {
		param := Param{Name: spec.Name, Auto: at.Node.IsWord("auto")}
		if !param.Auto {
			var ok bool
			if param.Value, ok = at.Node.AsNumber(); !ok {
				d.Mismatch(at, f.Want)
				return
			}
		}
		to.Params = append(to.Params, param)
	}
	return k
}

func readProjID(d *form.Decoder, at form.Spot, to *Proj) {
	if id, ok := form.NonEmpty("a projection's id").Read(d, at); ok {
		to.setID(id)
	}
}

// crsText matches what describes a coordinate system, and is no id: an
// authority's code, a PROJ string, WKT.
var crsText = regexp.MustCompile(`(?i)^\s*(urn:|[a-z_]+:\s*\d|\+|proj=|[a-z_]+\s*\[)`)

// setID takes the text of "proj" or "proj.id".
func (p *Proj) setID(text string) {
	switch text = strings.TrimSpace(text); {
	case strings.EqualFold(text, "auto"):
		p.ID = ""
	case crsText.MatchString(text):
		p.CRS = text
	default:
		p.ID = text
	}
}

// rotateForm is a list of two or three angles.
func rotateForm() form.Form[*[3]float64] {
	angle := form.Limits{Min: -360, Max: 360}
	l := form.ListOf("a list [longitude, latitude] or [longitude, latitude, roll]", form.Number("a number of degrees", angle))
	l.Schema = l.Schema.With("minItems", 2, "maxItems", 3)
	f := form.Form[*[3]float64]{Shape: l.Shape}
	f.Read = func(d *form.Decoder, at form.Spot) (*[3]float64, bool) {
		if n := len(at.Node.Items); at.Node.Kind == tree.List && n != 2 && n != 3 {
			d.Mismatch(at, l.Want)
			return nil, false
		}
		v, ok := l.Read(d, at)
		if !ok {
			return nil, false
		}
		rotate := [3]float64{}
		copy(rotate[:], v)
		return &rotate, true
	}
	f.Check = func(c *form.Checker, path string, v *[3]float64) {
		if v != nil {
			l.Check(c, path, v[:])
		}
	}
	return f
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

// dropParams leaves out, with a warning, the parameters that the projection
// does not take though others do. The predecessor passed over them silently,
// so that configs in use have them.
func dropParams(d *form.Decoder, at form.Spot, p *Proj) {
	var known []string
	what := "the coordinate system, which has its own"
	if found, ok := catalogue.FindComposite(p.ID); ok && p.CRS == "" {
		what = "the projection " + found.ID
	} else if p.CRS == "" {
		definition, err := findDefinition(p.ID)
		if err != nil {
			return
		}
		what = "the projection " + definition.ID
		for _, spec := range definition.Params {
			known = append(known, spec.Name)
		}
	}
	p.Params = slices.DeleteFunc(p.Params, func(param Param) bool {
		child := at.Under(param.Name, at.Node.Child(param.Name))
		switch center := param.Name == "lon0" || param.Name == "lat0"; {
		case !slices.Contains(known, param.Name):
			d.Warn(child, "ignored by %s", what)
			return true
		case center && p.Rotate != nil:
			d.Warn(child, "ignored beside \"rotate\", which takes its place")
			return true
		}
		return false
	})
}
