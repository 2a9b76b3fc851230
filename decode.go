package kartograph

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Parse reads a config. The name's extension tells the format (.json, .yaml or
// .yml), and the content where it does not, as for "-", standard input. All
// mistakes are reported at once, as ConfigErrors with their places; what is
// suspicious but not wrong is in the config's Warnings.
func Parse(name string, data []byte) (*Config, error) {
	if name == "-" {
		name = "standard input"
	}
	root, problems := parseNode(name, data)
	if root == nil {
		return nil, problems.err()
	}
	return decodeConfig(root, problems)
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
		return nil, oneMistake(Position{File: name}, "the config has %d bytes; more than %d are refused",
			info.Size(), maxConfigBytes).err()
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the config: %w", err)
	}
	return data, nil
}

// language is the form of a config file. It is built once and never changed.
var language = sync.OnceValue(configForm)

// decoder reads nodes into a Config and collects what is wrong with them.
type decoder struct {
	positions map[string]Position
	mistakes  mistakes
	warnings  mistakes
}

// decodeConfig reads the tree of a config file, of which something may have
// been found wrong before.
func decodeConfig(root *node, problems *mistakes) (*Config, error) {
	d := &decoder{positions: map[string]Position{"": root.at}, mistakes: *problems}
	config, ok := language().read(d, spot{node: root})
	config.positions = d.positions
	if ok {
		config.settleBounds()
		c := &checker{config: &config, mistakes: &d.mistakes, warnings: &d.warnings}
		c.references()
	}
	config.Warnings = d.warnings.asWarnings()
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
	d.warnings.add(at.node.at, at.path, format, args...)
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
