package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/spare"
)

// PruneReport tells what Planned.Prune did.
type PruneReport struct {
	// Deleted names the files that were deleted, or would be.
	Deleted []string
	// Warnings tell why something was left.
	Warnings []config.Warning
}

// PruneOptions say how Planned.Prune works.
type PruneOptions struct {
	// DryRun deletes nothing, and tells what would be deleted.
	DryRun bool
}

// Prune deletes the outputs that earlier runs of the batch made and that no
// row makes any more. Files that were changed since stay.
func (p *Planned) Prune(o PruneOptions) (PruneReport, error) {
	var report PruneReport
	if p.options.Create != nil {
		return report, errNoManifest
	}
	state, err := p.openState()
	if err != nil {
		return report, err
	}
	for _, output := range p.unwanted(state.known.maps, p.options.Shard) {
		entry, _ := state.known.entry(output)
		switch reason, _ := state.checkOutput(context.Background(), entry); {
		case reason == "output changed":
			report.Warnings = append(report.Warnings, config.Warning{Text: fmt.Sprintf("%s was changed after it was drawn; it stays", output)})
			continue
		case reason == "":
			report.Deleted = append(report.Deleted, output)
		}
		if o.DryRun {
			continue
		}
		if err := state.remove(output); err != nil {
			return report, errors.Join(err, state.close())
		}
	}
	if n := p.leftToOthers(state); n > 0 {
		report.Warnings = append(report.Warnings, config.Warning{Text: fmt.Sprintf("outputs of earlier runs that no row makes and that belong to other shards, which leaves them to those or to a run of the whole batch: %d", n)})
	}
	return report, state.close()
}

// leftToOthers is how many outputs that no row makes are there and belong to other shards.
func (p *Planned) leftToOthers(state *folderState) (n int) {
	for _, output := range p.unwanted(state.known.maps, Shard{}) {
		if _, err := os.Lstat(state.path(output)); err == nil && !p.options.Shard.Owns(output) {
			n++
		}
	}
	return n
}

// unwanted lists, of the maps that earlier runs made, those of a shard that no
// row makes, in the order of names.
func (p *Planned) unwanted(known map[string]manifestEntry, of Shard) []string {
	left := make(map[string][]string, len(known))
	for output := range known {
		if of.Owns(output) {
			left[spare.Key(output)] = append(left[spare.Key(output)], output)
		}
	}
	for _, output := range p.outputs() {
		delete(left, spare.Key(output))
	}
	var all []string
	for _, outputs := range left {
		all = append(all, outputs...)
	}
	slices.Sort(all)
	return all
}
