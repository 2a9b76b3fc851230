package kartograph

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
