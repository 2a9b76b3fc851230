// Package kartograph draws vector maps from a description.
//
// A config (JSON or YAML, or a Config made by a program) names layers, a
// projection and the part of the world to show; a stylesheet colours them; the
// result is an SVG in which every feature carries its id and attributes.
//
//	cfg, err := kartograph.Load(os.DirFS("maps"), "world.json")
//	...
//	err = kartograph.Generate(ctx, cfg, kartograph.Options{Files: os.DirFS("maps")}, w)
//
// Build is the way of the data in one screen; docs/architecture.md explains it.
// All types here are plain data, safe for concurrent use as long as nobody
// writes to them.
package kartograph

// Version is the version of this module.
const Version = "0.1.0"
