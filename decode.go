package kartograph

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Parse reads a config. The name's extension tells the format (.json, .yaml or
// .yml), and the content where it does not, as for "-", standard input. All
// mistakes are reported at once, as ConfigErrors with their places; what is
// suspicious but not wrong is in the config's Warnings.
func Parse(name string, data []byte) (*Config, error) {
	if name == "-" {
		name = "standard input"
	}
	root, err := parseNode(name, data)
	if err != nil {
		return nil, err
	}
	return decodeConfig(root)
}

// Load reads a config from a file. Relative file names in it start from the
// file's folder.
func Load(fsys fs.FS, name string) (*Config, error) {
	data, err := readConfig(fsys, name)
	if err != nil {
		return nil, err
	}
	c, err := Parse(name, data)
	if err != nil {
		return nil, err
	}
	c.Dir = path.Dir(name)
	return c, nil
}

// readConfig reads a whole file, unless it is larger than configs are.
func readConfig(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the config: %w", err)
	}
	if info.Size() > maxConfigBytes {
		return nil, syntaxError(Position{File: name}, "the config has %d bytes; more than %d are refused",
			info.Size(), maxConfigBytes)
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the config: %w", err)
	}
	return data, nil
}

// decoder reads nodes into a Config and collects what is wrong with them.
type decoder struct {
	positions map[string]Position
	mistakes  mistakes
	warnings  []Warning
}

// decodeConfig reads the tree of a config file.
func decodeConfig(root *node) (*Config, error) {
	d := &decoder{positions: map[string]Position{"": root.at}}
	config, _ := configForm().read(d, spot{node: root})
	config.positions = d.positions
	if root.kind == nodeMap {
		c := &checker{config: &config, mistakes: &d.mistakes}
		c.references()
		d.warnings = append(d.warnings, c.warnings...)
	}
	config.Warnings = d.warnings
	if err := d.mistakes.err(); err != nil {
		return nil, err
	}
	return &config, nil
}

// visit notes the place of a value and returns its spot.
func (d *decoder) visit(at spot, segment string, n *node) spot {
	s := at.under(segment, n)
	d.positions[s.path] = n.at
	return s
}

func (d *decoder) fail(at spot, format string, args ...any) {
	d.mistakes.add(at.node.at, at.path, format, args...)
}

// mismatch reports that something of another kind is wanted.
func (d *decoder) mismatch(at spot, want string) {
	d.fail(at, "found %s, want %s", at.node.found(), want)
}

func (d *decoder) isMapping(at spot, want string) bool {
	if at.node.kind != nodeMap {
		d.mismatch(at, want)
		return false
	}
	return true
}

func (d *decoder) warn(at spot, format string, args ...any) {
	d.warnings = append(d.warnings, placedWarning(at.node.at, at.path, fmt.Sprintf(format, args...)))
}

// placedWarning is a warning about a place in the config.
func placedWarning(at Position, path, text string) Warning {
	e := ConfigError{Position: at, Path: path, Problem: text}
	return Warning{Text: e.Error()}
}

// Position returns the place of a value, given by its path
// ("layers.countries.filter", "bounds.data"), or of the nearest mapping or list
// around it that the file has. It is zero for a config that is not from a file.
func (c *Config) Position(path string) Position {
	for {
		if at, ok := c.positions[path]; ok {
			return at
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return c.positions[""]
		}
		path = path[:cut]
	}
}
