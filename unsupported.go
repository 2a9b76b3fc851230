package kartograph

import "github.com/seed-898ab921/kartograph/projection"

// unsupportedPart is a part of the config language that is understood, but
// whose work is not done yet. A config that asks for it is refused, so that
// none is half obeyed.
type unsupportedPart struct {
	// what names it in the message.
	what string
	// used returns the paths at which a config asks for it.
	used func(*Config) []string
}

// unsupported lists what is refused: nothing.
func unsupported() []unsupportedPart { return nil }

// plannedProjections are the predecessor's projections by their ids. One that
// the registry lacks is not supported yet, and no slip of the user's.
func plannedProjections() []string {
	return []string{
		"lonlat", "ll", "cea", "gallpeters", "hobodyer", "behrmann", "balthasart", "mercator", "naturalearth",
		"robinson", "eckert4", "sinusoidal", "mollweide", "wagner4", "wagner5", "hatano", "goodehomolosine",
		"loximuthal", "canters1", "aitoff", "winkel3", "nicolosi", "ortho", "laea", "stereo", "eda",
		"satellite", "lcc", "laea-usa", "p4.laea",
	}
}

// plannedParams are the parameters of those projections that no other has.
func plannedParams() []projection.ParamSpec {
	return []projection.ParamSpec{
		{Name: "dist", Title: "distance of the camera from the centre of the globe", Unit: "radii"},
		{Name: "up", Title: "how far the camera is turned clockwise from north", Unit: "degrees"},
		{Name: "tilt", Title: "how far the camera is tilted", Unit: "degrees"},
	}
}

// inLayers finds the layers that use a key.
func inLayers(key string, used func(*Layer) bool) func(*Config) []string {
	return func(c *Config) (paths []string) {
		for i := range c.Layers {
			if used(&c.Layers[i]) {
				paths = append(paths, joinPath(joinPath("layers", c.Layers[i].ID), key))
			}
		}
		return paths
	}
}

// refuse reports the parts of the language that the config uses though they
// are not supported.
func (c *checker) refuse(parts []unsupportedPart) {
	for _, part := range parts {
		for _, path := range part.used(c.config) {
			c.add(path, "%s is not supported yet", part.what)
		}
	}
}
