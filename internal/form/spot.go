package form

import (
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Spot is a node and the path that leads to it.
type Spot struct {
	Path string
	Node *tree.Node
}

// Under is the spot of a mapping's value or list's entry.
func (s Spot) Under(segment string, n *tree.Node) Spot { return Spot{JoinPath(s.Path, segment), n} }

// JoinPath appends a segment to a path: "layers.a", "proj.rotate[2]".
func JoinPath(path, segment string) string {
	if path == "" || strings.HasPrefix(segment, "[") {
		return path + segment
	}
	return path + "." + segment
}
