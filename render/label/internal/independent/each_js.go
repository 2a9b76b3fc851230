package independent

import "context"

// each does work for all parts.
func each(ctx context.Context, parts []part, work func(ctx context.Context, p *part) error) error {
	for i := range parts {
		if err := work(ctx, &parts[i]); err != nil {
			return err
		}
	}
	return nil
}
