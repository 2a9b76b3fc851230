package kartograph

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// projForm is the form of "proj": a text or a mapping.
func projForm() form[Proj] {
	m := mapping("proj", "proj", "The projection. Its parameters stand beside its id; `kartograph projections` lists "+
		"which projection takes which. A parameter may be `\"auto\"`, to suit the bounds.", projKeys())
	f := m
	text := shape{schema: object{{"type", "string"}, {"minLength", 1}}}
	f.shape = shape{want: "a projection's id, an EPSG code, a PROJ string or a mapping",
		parts: []shape{text, m.shape}, schema: anyOf(text, m.shape)}
	f.read = func(d *decoder, at spot) (Proj, bool) {
		if at.node.kind == nodeText {
			p := Proj{}
			p.setID(at.node.text)
			return p, true
		}
		if !d.isMapping(at, f.want) {
			return Proj{}, false
		}
		p, ok := m.read(d, at)
		d.settleProj(at, &p)
		return p, ok
	}
	return f
}

func projKeys() []key[Proj] {
	keys := []key[Proj]{
		{keyShape: keyShape{"id", "The projection's id or alias, an EPSG code (`EPSG:3035`), or `proj4` with a `projstr`.",
			"(chosen to suit the bounds)", `"robinson"`, nonEmpty("a projection's id").shape}, read: readProjID},
		bind("projstr", nonEmpty("a PROJ string"), about{"A PROJ string or WKT, for `\"id\": \"proj4\"`.", "",
			`"+proj=laea +lat_0=52 +lon_0=10"`}, func(p *Proj) *string { return &p.CRS }),
		bind("rotate", rotateForm(), about{"Turns the globe: longitude and latitude of the centre, and the roll about it, in degrees. " +
			"It takes the place of lon0 and lat0.", "", "[10, 50, 0]"}, func(p *Proj) **[3]float64 { return &p.Rotate }),
		bind("flip", boolean(), about{"Turn the map upside down: south up.", "false", "true"},
			func(p *Proj) *bool { return &p.Flip }),
		bind("clip-angle", orAuto(number("a number of degrees", limits{max: 180, open: true})),
			about{"Show only what is within this many degrees of the centre.", "(the projection's own limit)", "60"},
			func(p *Proj) *float64 { return &p.ClipAngle }),
		bind("precision", number("a number of pixels", limits{max: 1000, open: true}),
			about{"How far a drawn edge may be from the true curve, in pixels.", "0.5", "0.2"},
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
				all[i].Title = enumerate(titles[i], "or")
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
func paramKey(spec catalogue.ParamSpec) key[Proj] {
	want := "a number"
	if spec.Unit != "" {
		want += " of " + spec.Unit
	}
	f := number(want, limits{min: -noLimit, max: noLimit}).wordsToo([]string{"auto"})
	doc := "Parameter of projections: " + spec.Title + "."
	k := key[Proj]{keyShape: keyShape{spec.Name, doc, "(depends on the projection)", `"auto"`, f}}
	k.read = func(d *decoder, at spot, to *Proj) {
		param := Param{Name: spec.Name, Auto: at.node.isWord("auto")}
		if !param.Auto {
			var ok bool
			if param.Value, ok = at.node.asNumber(); !ok {
				d.mismatch(at, f.want)
				return
			}
		}
		to.Params = append(to.Params, param)
	}
	return k
}

func readProjID(d *decoder, at spot, to *Proj) {
	if id, ok := nonEmpty("a projection's id").read(d, at); ok {
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
func rotateForm() form[*[3]float64] {
	angle := limits{min: -360, max: 360}
	l := listOf("a list [longitude, latitude] or [longitude, latitude, roll]", number("a number of degrees", angle))
	l.schema = append(l.schema, member{"minItems", 2}, member{"maxItems", 3})
	f := form[*[3]float64]{shape: l.shape}
	f.read = func(d *decoder, at spot) (*[3]float64, bool) {
		if n := len(at.node.items); at.node.kind == nodeList && n != 2 && n != 3 {
			d.mismatch(at, l.want)
			return nil, false
		}
		v, ok := l.read(d, at)
		if !ok {
			return nil, false
		}
		rotate := [3]float64{}
		copy(rotate[:], v)
		return &rotate, true
	}
	f.check = func(c *checker, path string, v *[3]float64) {
		if v != nil {
			l.check(c, path, v[:])
		}
	}
	return f
}

// settleProj makes one thing of what the keys of a proj mapping say together.
func (d *decoder) settleProj(at spot, p *Proj) {
	byString := strings.EqualFold(p.ID, "proj4")
	switch given := at.node.child("projstr") != nil; {
	case byString && !given:
		d.fail(at, "the projection \"proj4\" needs a \"projstr\"")
	case given && p.ID != "" && !byString:
		d.fail(at, "\"projstr\" goes with the id \"proj4\", not %q", p.ID)
	}
	if byString || p.CRS != "" {
		p.ID = ""
	}
	d.dropParams(at, p)
}

// dropParams leaves out, with a warning, the parameters that the projection
// does not take though others do. The predecessor passed over them silently,
// so that configs in use have them.
func (d *decoder) dropParams(at spot, p *Proj) {
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
		child := at.under(param.Name, at.node.child(param.Name))
		switch center := param.Name == "lon0" || param.Name == "lat0"; {
		case !slices.Contains(known, param.Name):
			d.warn(child, "ignored by %s", what)
			return true
		case center && p.Rotate != nil:
			d.warn(child, "ignored beside \"rotate\", which takes its place")
			return true
		}
		return false
	})
}
