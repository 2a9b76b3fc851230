// Package kartograph draws vector maps from a description.
//
// A config (JSON or YAML, or a Config made by a program) names layers, a
// projection and the part of the world to show; a stylesheet colours them; the
// result is an SVG in which every feature carries its id and attributes.
//
//	folder, err := os.OpenRoot("maps") // whose files lead nowhere else
//	...
//	cfg, err := kartograph.Load(folder.FS(), "world.json")
//	...
//	err = kartograph.Generate(ctx, cfg, kartograph.Options{Files: folder.FS()}, w)
//
// Build is the way of the data in one screen; docs/architecture.md explains it.
// All types here are plain data, safe for concurrent use as long as nobody
// writes to them.
package kartograph

// Version is the version of this module.
const Version = "0.1.0"
