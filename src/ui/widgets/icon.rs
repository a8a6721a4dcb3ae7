//! Signs drawn with lines, so that they need no font.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A clock.
    Timeline,
    /// Head and shoulders.
    Speakers,
    /// Lines of text.
    Articles,
    /// A frame with a hill in it.
    Photos,
    /// A tick.
    Worklist,
    /// An arrow into a tray.
    Import,
    /// To the left.
    Back,
    /// To the right.
    Forward,
    /// Three dots.
    More,
    /// A ribbon.
    Bookmark,
    /// A lens.
    Search,
}

/// Draws a sign in the middle of a rectangle.
pub fn icon(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    let stroke = Stroke::new(1.6, color);
    let at = |x: f32, y: f32| -> Pos2 { rect.center() + egui::vec2(x, y) };
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at(*x, *y)).collect();
        painter.add(Shape::line(points, stroke));
    };
    match icon {
        Icon::Timeline => {
            painter.circle_stroke(rect.center(), 7.0, stroke);
            line(&[(0.0, -4.0), (0.0, 0.5), (3.5, 0.5)]);
        }
        Icon::Speakers => {
            painter.circle_stroke(at(0.0, -3.5), 3.4, stroke);
            let shoulders: Vec<Pos2> = (0..=12)
                .map(|step| {
                    let angle = std::f32::consts::PI * (1.0 + step as f32 / 12.0);
                    pos2(at(7.0 * angle.cos(), 0.0).x, at(0.0, 7.5 + 6.0 * angle.sin()).y)
                })
                .collect();
            painter.add(Shape::line(shoulders, stroke));
        }
        Icon::Articles => {
            for (y, right) in [(-5.0, 6.5), (-1.5, 6.5), (2.0, 6.5), (5.5, 2.0)] {
                line(&[(-6.5, y), (right, y)]);
            }
        }
        Icon::Photos => {
            let frame = Rect::from_center_size(rect.center(), egui::vec2(16.0, 13.0));
            painter.rect_stroke(frame, 1.5, stroke, egui::StrokeKind::Middle);
            line(&[(-8.0, 4.0), (-2.5, -1.0), (1.5, 2.5), (4.0, 0.5), (8.0, 4.0)]);
            painter.circle_filled(at(4.0, -3.0), 1.4, color);
        }
        Icon::Worklist => line(&[(-6.0, 0.5), (-1.8, 4.8), (6.5, -4.5)]),
        Icon::Import => {
            line(&[(0.0, -7.0), (0.0, 2.0)]);
            line(&[(-3.5, -1.5), (0.0, 2.0), (3.5, -1.5)]);
            line(&[(-7.0, 2.0), (-7.0, 6.5), (7.0, 6.5), (7.0, 2.0)]);
        }
        Icon::Back => line(&[(2.5, -5.0), (-2.5, 0.0), (2.5, 5.0)]),
        Icon::Forward => line(&[(-2.5, -5.0), (2.5, 0.0), (-2.5, 5.0)]),
        Icon::More => {
            for x in [-5.0, 0.0, 5.0] {
                painter.circle_filled(at(x, 0.0), 1.6, color);
            }
        }
        Icon::Bookmark => {
            let edge = [(-4.0, -6.0), (4.0, -6.0), (4.0, 6.0), (0.0, 2.5), (-4.0, 6.0)];
            let points = edge.iter().map(|(x, y)| at(*x, *y)).collect();
            painter.add(Shape::closed_line(points, stroke));
        }
        Icon::Search => {
            painter.circle_stroke(at(-1.5, -1.5), 4.5, stroke);
            line(&[(2.0, 2.0), (6.0, 6.0)]);
        }
    }
}
