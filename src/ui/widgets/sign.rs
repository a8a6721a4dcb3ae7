//! The sign of a part in an edition: its shape tells the role, its colour the mode.

use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

use crate::model::{Mode, Role};

/// Draws the sign of a role and mode around a point.
pub fn sign(painter: &Painter, at: Pos2, role: Role, mode: Mode, color: Color32) {
    const R: f32 = 5.5;
    let stroke = Stroke::new(1.6, color);
    let corners = |points: [(f32, f32); 4]| points.map(|(x, y)| pos2(at.x + x, at.y + y)).to_vec();
    match (mode, role) {
        (Mode::Video, _) => {
            let points = vec![at + vec2(-4.0, -R), at + vec2(R, 0.0), at + vec2(-4.0, R)];
            painter.add(Shape::closed_line(points, stroke));
        }
        (Mode::Written, _) => {
            for y in [-3.5, 0.0, 3.5] {
                painter.hline(at.x - R..=at.x + R, at.y + y, stroke);
            }
        }
        (_, Role::Keynote) => {
            let points = corners([(0.0, -R - 1.0), (R + 1.0, 0.0), (0.0, R + 1.0), (-R - 1.0, 0.0)]);
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        (_, Role::Speech) => {
            painter.circle_filled(at, R, color);
        }
        (_, Role::OpeningAddress) => {
            painter.circle_stroke(at, R, stroke);
        }
        (_, Role::Panel) => {
            let points = vec![at + vec2(0.0, -R), at + vec2(R, R - 1.0), at + vec2(-R, R - 1.0)];
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        (_, Role::Moderator) => {
            painter.add(Shape::closed_line(corners([(-R, -R), (R, -R), (R, R), (-R, R)]), stroke));
        }
        (_, Role::Host) => {
            let points = corners([(-R, -R), (R, -R), (R, R), (-R, R)]);
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        (_, Role::Attended) => {
            painter.circle_filled(at, 2.6, color);
        }
        (_, Role::Unknown) => {
            painter.circle_stroke(at, 2.6, Stroke::new(1.2, color));
        }
    }
}
